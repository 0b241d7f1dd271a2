/** What the registry counts of itself, for {@code /metrics}. */
@NullMarked
package dev.mesh4j.registry.metrics;

import org.jspecify.annotations.NullMarked;
