/** What no server on the JVM can be expected to pass: the same calls with nothing, or next to nothing, between. */
@NullMarked
package dev.mesh4j.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
