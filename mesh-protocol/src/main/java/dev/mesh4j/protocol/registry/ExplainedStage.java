package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What one stage of matching found.
 *
 * @param stage {@code health}, {@code namespace}, {@code tags}, {@code version}, {@code schema} or {@code availability}
 * @param passed false for the stage that dropped the candidate
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainedStage(
        @Nullable String stage,
        @Nullable Boolean passed,
        @Nullable String reason) {}
