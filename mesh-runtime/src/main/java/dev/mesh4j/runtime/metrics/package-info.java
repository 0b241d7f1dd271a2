/** What an agent counts of itself, for {@code /metrics}. */
@NullMarked
package dev.mesh4j.runtime.metrics;

import org.jspecify.annotations.NullMarked;
