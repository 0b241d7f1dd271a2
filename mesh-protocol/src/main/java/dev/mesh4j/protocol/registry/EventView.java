package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that happened to an agent.
 *
 * @param eventType {@code register}, {@code heartbeat}, {@code expire}, {@code update}, {@code unregister},
 *     {@code unhealthy}, {@code rotate}, {@code dependency_resolved} or {@code dependency_unresolved}
 * @param timestamp ISO 8601
 * @param data what is particular to the type
 * @param id grows with each event; {@code GET /events?before=ID} continues after it (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventView(
        @Nullable String eventType,
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable String functionName,
        @Nullable String timestamp,
        @Nullable JsonNode data,
        @Nullable Long id) {}
