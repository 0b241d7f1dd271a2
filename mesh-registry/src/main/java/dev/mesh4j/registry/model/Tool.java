package dev.mesh4j.registry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool that an agent offers.
 *
 * @param kwargs the provider's call policy, an object
 */
public record Tool(
        String function,
        String capability,
        String version,
        List<String> tags,
        String description,
        List<Requirement> requirements,
        @Nullable JsonNode kwargs) {

    public Tool {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
    }
}
