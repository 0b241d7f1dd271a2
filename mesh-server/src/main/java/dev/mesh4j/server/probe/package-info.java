/**
 * How a process is, for those who run it. {@link dev.mesh4j.server.probe.HealthChecks} asks each {@link
 * dev.mesh4j.server.probe.Check} on threads of its own and remembers the answers; {@link
 * dev.mesh4j.server.probe.Probes} tells them at {@code /livez}, {@code /readyz}, {@code /startupz} and {@code /health}. A
 * probe reads only what is remembered, so that it answers while everything else hangs.
 */
@NullMarked
package dev.mesh4j.server.probe;

import org.jspecify.annotations.NullMarked;
