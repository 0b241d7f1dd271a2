package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.registry.AgentRegistration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A registration that was read and found good.
 *
 * @param kept what is written down: with its defaults filled in, without timestamp, with the hashes of schemas in place of them
 * @param schemas the canonical schemas that the hashes stand for
 * @param digest equal when nothing but the timestamp differs
 * @param warnings what was accepted, but not as it came
 */
public record Registration(
        Agent agent, AgentRegistration kept, Map<String, JsonNode> schemas, String digest, List<String> warnings) {

    public Registration {
        schemas = Map.copyOf(schemas);
        warnings = List.copyOf(warnings);
    }
}
