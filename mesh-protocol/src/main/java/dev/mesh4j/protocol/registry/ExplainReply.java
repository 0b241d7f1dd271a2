package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code GET /explain} (added by Mesh4J): why dependencies are wired as they are.
 *
 * @param agentId of the consumer; absent for a question without one
 * @param tieBreakers what ranks providers that all match, in this order; the agent id always comes last
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainReply(
        @Nullable String agentId,
        @Nullable String agentName,
        @Nullable List<ExplainedDependency> dependencies,
        @Nullable Integer count,
        @Nullable List<String> tieBreakers,
        @Nullable String timestamp) {}
