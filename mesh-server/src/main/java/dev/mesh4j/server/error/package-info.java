/** Where throwables meet the wire: {@link dev.mesh4j.server.error.ErrorMapping}, and nowhere else. */
@NullMarked
package dev.mesh4j.server.error;

import org.jspecify.annotations.NullMarked;
