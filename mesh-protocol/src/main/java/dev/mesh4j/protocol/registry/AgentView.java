package dev.mesh4j.protocol.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One agent as {@code GET /agents} shows it.
 *
 * @param status {@code healthy}, {@code degraded}, {@code unhealthy} or {@code offline}
 * @param endpoint the agent's base URL
 * @param dependenciesResolved how many of {@code totalDependencies} have a provider
 * @param createdAt ISO 8601, the first registration
 * @param lastSeen ISO 8601, the last sign of life
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AgentView(
        @Nullable String id,
        @Nullable String name,
        @Nullable String agentType,
        @Nullable String runtime,
        @Nullable String version,
        @Nullable String description,
        @Nullable String namespace,
        @Nullable String status,
        @Nullable String endpoint,
        @Nullable List<CapabilityView> capabilities,
        @Nullable Integer totalDependencies,
        @Nullable Integer dependenciesResolved,
        @Nullable List<DependencyView> dependencyResolutions,
        @Nullable JsonNode llmToolResolutions,
        @Nullable JsonNode llmProviderResolutions,
        @Nullable String createdAt,
        @Nullable String lastSeen,
        @JsonProperty("a2a_producer") @Nullable Boolean a2aProducer,
        @JsonProperty("a2a_consumer") @Nullable Boolean a2aConsumer,
        @Nullable String entityId) {}
