/** The same tool on Quarkus, to be measured beside ours in one run. */
@NullMarked
package dev.mesh4j.benchmarks.quarkus;

import org.jspecify.annotations.NullMarked;
