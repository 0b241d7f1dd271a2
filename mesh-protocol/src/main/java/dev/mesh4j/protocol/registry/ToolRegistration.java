package dev.mesh4j.protocol.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One tool of an {@link AgentRegistration}. The schema fields are camelCase on the wire.
 *
 * @param kwargs the provider's call policy, handed to its consumers as it is
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ToolRegistration(
        @Nullable String functionName,
        @Nullable String capability,
        @Nullable String version,
        @Nullable List<String> tags,
        @Nullable String description,
        @Nullable List<DependencyRequest> dependencies,
        @JsonProperty("inputSchema") @Nullable JsonNode inputSchema,
        @JsonProperty("outputSchema") @Nullable JsonNode outputSchema,
        @Nullable JsonNode kwargs,
        @JsonProperty("inputSchemaCanonical") @Nullable JsonNode inputSchemaCanonical,
        @JsonProperty("outputSchemaCanonical") @Nullable JsonNode outputSchemaCanonical,
        @JsonProperty("inputSchemaHash") @Nullable String inputSchemaHash,
        @JsonProperty("outputSchemaHash") @Nullable String outputSchemaHash,
        @JsonProperty("schemaWarnings") @Nullable JsonNode schemaWarnings,
        @Nullable JsonNode llmFilter,
        @Nullable JsonNode llmProvider) {}
