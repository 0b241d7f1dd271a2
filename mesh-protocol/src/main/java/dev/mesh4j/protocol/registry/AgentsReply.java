package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answer to {@code GET /agents}. */
@JsonNaming(SnakeCaseStrategy.class)
public record AgentsReply(
        @Nullable List<AgentView> agents,
        @Nullable Integer count,
        @Nullable String timestamp) {}
