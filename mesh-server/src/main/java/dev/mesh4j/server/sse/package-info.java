/** Server-sent events (HTML Living Standard, 9.2) as a server writes them. */
@NullMarked
package dev.mesh4j.server.sse;

import org.jspecify.annotations.NullMarked;
