package dev.mesh4j.meshctl.registry;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentView;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists as JSON: what the registry wrote, unknown fields included, as far as a filter lets it pass. */
public final class MeshJson {

    private MeshJson() {}

    /** @param written the agents, as {@code GET /agents} has them */
    public static ArrayNode of(Listing listing, JsonNode written, MeshFilter filter) {
        ArrayNode list = Json.mapper().createArrayNode();
        for (JsonNode node : written) {
            AgentView agent = Json.mapper().treeToValue(node, AgentView.class);
            switch (listing) {
                case AGENTS -> {
                    if (filter.lists(agent)) {
                        list.add(node);
                    }
                }
                case TOOLS -> parts(agent, node.path("capabilities"), Agents.capabilities(agent), filter::lists, list);
                case DEPENDENCIES ->
                    parts(agent, node.path("dependency_resolutions"), Agents.dependencies(agent), filter::lists, list);
            }
        }
        return list;
    }

    private static <T> void parts(
            AgentView agent, JsonNode written, List<T> read, BiFunction<AgentView, T, Boolean> filter, ArrayNode list) {
        for (int i = 0; i < read.size(); i++) {
            if (filter.apply(agent, read.get(i)) && written.path(i) instanceof ObjectNode part) {
                ObjectNode line = Json.mapper().createObjectNode();
                line.put("agent_id", Agents.id(agent)).put("agent_name", Agents.name(agent));
                list.add(line.setAll(part));
            }
        }
    }
}
