/** What travels on the wire. {@link dev.mesh4j.protocol.Json} is the one JSON mapper that reads and writes it. */
@NullMarked
package dev.mesh4j.protocol;

import org.jspecify.annotations.NullMarked;
