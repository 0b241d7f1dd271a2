package dev.mesh4j.registry.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A tool that an agent offers.
 *
 * @param kwargs the provider's call policy, an object
 * @param inputHash of the canonical schema of its arguments, {@code sha256:} and 64 hexadecimal digits; empty when it has none
 * @param outputHash of the canonical schema of its results, in the same form
 */
public record Tool(
        String function,
        String capability,
        String version,
        List<String> tags,
        String description,
        List<Requirement> requirements,
        @Nullable JsonNode kwargs,
        String inputHash,
        String outputHash) {

    public Tool {
        tags = List.copyOf(tags);
        requirements = List.copyOf(requirements);
    }
}
