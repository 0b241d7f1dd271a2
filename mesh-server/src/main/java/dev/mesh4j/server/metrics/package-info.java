/**
 * What a process counts, and how Prometheus reads it. Counting is plain {@code LongAdder}s, so that it costs a call next to
 * nothing and the start nothing at all; Micrometer and the Prometheus model are loaded when somebody first asks for {@code
 * /metrics}. No label may have values without bound.
 */
@NullMarked
package dev.mesh4j.server.metrics;

import org.jspecify.annotations.NullMarked;
