package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One dependency and every provider of its capability.
 *
 * @param functionName the consumer's tool; absent for a question without a consumer
 * @param index among the dependencies of the tool, from 0
 * @param version the constraint, empty: any
 * @param matchMode how the expected schema is compared; absent when none is expected
 * @param status {@code available} or {@code unresolved}
 * @param reason why it is unresolved
 * @param candidates the winner first, then those that stand by, then those that were dropped
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplainedDependency(
        @Nullable String functionName,
        @Nullable Integer index,
        @Nullable String capability,
        @Nullable Boolean required,
        @Nullable List<TagTerm> tags,
        @Nullable String version,
        @Nullable String namespace,
        @Nullable String matchMode,
        @Nullable String status,
        @Nullable String reason,
        @Nullable List<ExplainedCandidate> candidates) {}
