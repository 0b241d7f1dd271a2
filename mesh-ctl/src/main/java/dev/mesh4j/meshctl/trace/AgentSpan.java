package dev.mesh4j.meshctl.trace;

import dev.mesh4j.protocol.trace.TraceSpan;

/**
 * A span, and who told it.
 *
 * @param agent the agent's name
 */
record AgentSpan(String agent, TraceSpan span) {

    boolean isServer() {
        return TraceSpan.SERVER.equals(span.side());
    }

    long start() {
        return span.startMicros() == null ? 0 : span.startMicros();
    }

    long duration() {
        return span.durationMicros() == null ? 0 : span.durationMicros();
    }
}
