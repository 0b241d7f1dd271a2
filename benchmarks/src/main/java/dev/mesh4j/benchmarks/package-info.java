/**
 * What a mesh costs, measured from outside: {@link dev.mesh4j.benchmarks.RunBenchmarks} starts real processes, puts load
 * on them with wrk, and writes what it measured.
 */
@NullMarked
package dev.mesh4j.benchmarks;

import org.jspecify.annotations.NullMarked;
