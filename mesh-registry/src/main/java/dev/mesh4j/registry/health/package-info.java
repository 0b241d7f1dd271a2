/**
 * Who is alive. A lease is renewed by every sign of life and ends by itself; what ends is decided by {@link
 * dev.mesh4j.registry.health.Leases}, given the time, and acted on by {@link dev.mesh4j.registry.health.HealthLoop}.
 */
@NullMarked
package dev.mesh4j.registry.health;

import org.jspecify.annotations.NullMarked;
