/** What agents keep of the calls in a trace, as {@code GET /traces/{traceId}} of an agent shows it. */
@NullMarked
package dev.mesh4j.protocol.trace;

import org.jspecify.annotations.NullMarked;
