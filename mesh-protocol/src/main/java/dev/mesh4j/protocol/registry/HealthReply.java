package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /health} of the registry and of agents.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param timestamp ISO 8601
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HealthReply(
        @Nullable String service,
        @Nullable String status,
        @Nullable String version,
        @Nullable Long uptimeSeconds,
        @Nullable String timestamp) {}
