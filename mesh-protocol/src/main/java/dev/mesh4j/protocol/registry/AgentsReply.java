package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /agents}.
 *
 * @param next what to send as {@code after} for the next page; absent when there is none (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AgentsReply(
        @Nullable List<AgentView> agents,
        @Nullable Integer count,
        @Nullable String timestamp,
        @Nullable String next) {}
