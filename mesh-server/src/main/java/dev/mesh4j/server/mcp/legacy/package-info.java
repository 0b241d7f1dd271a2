/**
 * The revisions before 2026-07-28. {@code initialize} opens a {@link dev.mesh4j.server.mcp.legacy.Session}: what its
 * client can do, what it listens to, which questions it still has to answer, and what its streams said of late, so that
 * a broken connection loses nothing. A session is memory of one process: behind a load balancer its requests must come
 * to the same instance, and it ends with that instance; the client then begins anew. A request without a session is
 * served all the same, so a bare {@code tools/call} without a handshake works.
 *
 * <p>A request of a session is served on a thread of its own, while the thread of the connection only delivers what the
 * {@link dev.mesh4j.server.mcp.legacy.EventStream} holds. So a client that leaves, or reads slowly, interrupts nothing.
 */
@NullMarked
package dev.mesh4j.server.mcp.legacy;

import org.jspecify.annotations.NullMarked;
