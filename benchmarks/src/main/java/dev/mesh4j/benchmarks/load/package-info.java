/**
 * Load on a registry that wrk cannot make: beats by HEAD, registrations that differ, and rates that do not wait for
 * answers. A process of its own, one thread over plain sockets, so that it takes as little as it can of the machine that
 * it shares with what it measures; {@link dev.mesh4j.benchmarks.load.LoadMain} reads one {@link
 * dev.mesh4j.benchmarks.load.Work} a line and answers with one {@link dev.mesh4j.benchmarks.load.Outcome}.
 */
@NullMarked
package dev.mesh4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
