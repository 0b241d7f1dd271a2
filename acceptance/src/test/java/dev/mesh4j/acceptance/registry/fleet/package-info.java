/**
 * Many agents in a process of their own, made of the real heartbeat and wiring, that tell when each was wired anew. What
 * they tell is stamped with the machine's monotonic clock, which all its processes share.
 */
@NullMarked
package dev.mesh4j.acceptance.registry.fleet;

import org.jspecify.annotations.NullMarked;
