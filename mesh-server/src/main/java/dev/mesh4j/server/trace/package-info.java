/**
 * Spans of calls: the last ones in memory, where {@code meshctl trace} finds them, and, by the conventions of OpenTelemetry
 * for MCP, sent by OTLP over HTTP. Behind {@link
 * dev.mesh4j.server.trace.Tracing}, so that no class of OpenTelemetry is loaded where nobody wants spans.
 */
@NullMarked
package dev.mesh4j.server.trace;

import org.jspecify.annotations.NullMarked;
