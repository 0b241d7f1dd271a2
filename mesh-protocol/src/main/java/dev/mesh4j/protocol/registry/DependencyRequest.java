package dev.mesh4j.protocol.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A dependency that a tool declares.
 *
 * @param namespace the namespace to look in; absent: the agent's own
 * @param matchMode how {@code expectedSchemaCanonical} is compared: {@code subset} or {@code strict}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DependencyRequest(
        @Nullable String capability,
        @Nullable Boolean required,
        @Nullable List<TagTerm> tags,
        @Nullable String version,
        @Nullable String namespace,
        @JsonProperty("expectedSchemaCanonical") @Nullable JsonNode expectedSchemaCanonical,
        @JsonProperty("expectedSchemaHash") @Nullable String expectedSchemaHash,
        @JsonProperty("matchMode") @Nullable String matchMode) {}
