/**
 * How an agent stays in the mesh. {@link dev.mesh4j.runtime.heartbeat.Heartbeat} decides what to do when, given the time
 * and the registry's answers; {@link dev.mesh4j.runtime.heartbeat.HeartbeatLoop} owns the thread that does it. An answer is
 * counted as applied only after the wiring took it.
 */
@NullMarked
package dev.mesh4j.runtime.heartbeat;

import org.jspecify.annotations.NullMarked;
