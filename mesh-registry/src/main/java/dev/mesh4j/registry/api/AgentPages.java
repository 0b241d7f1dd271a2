package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.registry.directory.AgentState;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the answer to {@code GET /agents}, {@link dev.mesh4j.protocol.registry.AgentsReply}, agent by agent. */
final class AgentPages {

    private AgentPages() {}

    /** @param agents by id */
    static void write(List<AgentState> agents, AgentFilter filter, JsonGenerator json) {
        int count = 0;
        String last = "";
        boolean more = false;
        json.writeStartObject();
        json.writeArrayPropertyStart("agents");
        for (AgentState state : agents) {
            if (filter.matches(state)) {
                if (count == filter.limit()) {
                    more = true;
                    break;
                }
                AgentView view = Views.agent(state);
                json.writePOJO(view);
                last = state.agent().id();
                count++;
            }
        }
        json.writeEndArray();
        json.writeNumberProperty("count", count);
        json.writeStringProperty("timestamp", Instant.now().toString());
        if (more) {
            json.writeStringProperty("next", last);
        }
        json.writeEndObject();
    }
}
