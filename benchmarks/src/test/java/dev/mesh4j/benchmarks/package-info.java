/** What a call may cost: quantities that a busy machine does not change, and ratios of one run. */
@NullMarked
package dev.mesh4j.benchmarks;

import org.jspecify.annotations.NullMarked;
