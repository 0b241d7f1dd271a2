package dev.mesh4j.protocol.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /health} of the registry and of agents.
 *
 * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
 * @param timestamp ISO 8601
 * @param checks the parts that were looked at, by name (added by Mesh4J)
 * @param owner of a registry: who started it, when it was told (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HealthReply(
        @Nullable String service,
        @Nullable String status,
        @Nullable String version,
        @Nullable Long uptimeSeconds,
        @Nullable String timestamp,
        @Nullable Map<String, Check> checks,
        @Nullable String owner) {

    /**
     * How one part is.
     *
     * @param status as that of the whole
     * @param reason why it is not healthy
     */
    public record Check(@Nullable String status, @Nullable String reason) {}
}
