package dev.mesh4j.meshctl.trace;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.trace.TraceReply;
import dev.mesh4j.protocol.trace.TraceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What the agents of a mesh still know of a trace.
 *
 * @param agents those that know something
 * @param silent those that could not be asked
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CollectedTrace(String traceId, List<TraceReply> agents, List<Silent> silent) {

    public boolean isEmpty() {
        return agents.isEmpty();
    }

    /** Each span once. */
    List<AgentSpan> spans() {
        Map<String, AgentSpan> spans = new LinkedHashMap<>();
        for (TraceReply agent : agents) {
            String name = requireNonNullElse(agent.agentName(), requireNonNullElse(agent.agentId(), "?"));
            requireNonNullElse(agent.spans(), List.<TraceSpan>of()).stream()
                    .filter(span -> traceId.equals(span.traceId()) && span.spanId() != null)
                    .forEach(span -> spans.putIfAbsent(span.spanId(), new AgentSpan(name, span)));
        }
        return List.copyOf(spans.values());
    }
}
