package dev.mesh4j.server.mcp.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a call knew before it became a task: its client's answers, and the values of its steps. */
public record TaskMemory(Map<String, JsonNode> answers, Map<String, JsonNode> steps) {

    public static final TaskMemory NOTHING = new TaskMemory(Map.of(), Map.of());

    /** @param answers and steps as objects, by their keys */
    public static TaskMemory of(JsonNode answers, JsonNode steps) {
        return new TaskMemory(members(answers), members(steps));
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }
}
