package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One provider of a capability, and what came of it.
 *
 * @param status {@code winner}, {@code standby} or {@code dropped}
 * @param rank how many are better; those of one rank are equally good; absent when it was dropped
 * @param score of its tags; absent when it was dropped
 * @param suspect whether it is alive but its watch broke: it ranks after all others
 * @param stages in their order, up to the one that dropped it
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainedCandidate(
        @Nullable String agentId,
        @Nullable String functionName,
        @Nullable String endpoint,
        @Nullable String version,
        @Nullable List<String> tags,
        @Nullable String status,
        @Nullable Integer rank,
        @Nullable Integer score,
        @Nullable Boolean suspect,
        @Nullable List<ExplainedStage> stages) {}
