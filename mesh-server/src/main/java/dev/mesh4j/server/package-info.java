/**
 * What every mesh process is made of: {@link dev.mesh4j.server.MeshServer} is HTTP on virtual threads, bound to loopback
 * unless told otherwise, guarded against foreign origins, and drained before it stops. What it serves is handed in.
 */
@NullMarked
package dev.mesh4j.server;

import org.jspecify.annotations.NullMarked;
