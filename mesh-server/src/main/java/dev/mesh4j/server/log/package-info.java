/** What a mesh process logs when its user configured nothing: one short line per event on standard error. */
@NullMarked
package dev.mesh4j.server.log;

import org.jspecify.annotations.NullMarked;
