/** The same tools on the Java SDK, to be measured beside ours in one run. */
@NullMarked
package dev.mesh4j.benchmarks.javasdk;

import org.jspecify.annotations.NullMarked;
