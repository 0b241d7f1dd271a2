package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The provider of one declared dependency; when none matched, the strings are empty and the status is
 * {@code unresolved}.
 *
 * @param endpoint the provider's base URL; MCP is served at {@code endpoint + "/mcp"}
 * @param status {@code available}, {@code unavailable}, {@code degraded} or {@code unresolved}
 * @param kwargs the provider's call policy
 * @param candidates every provider that matched, the winner first (added by Mesh4J)
 * @param reason why no provider matched (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ResolvedDependency(
        @Nullable String agentId,
        @Nullable String functionName,
        @Nullable String endpoint,
        @Nullable String capability,
        @Nullable String status,
        @Nullable JsonNode kwargs,
        @Nullable List<Candidate> candidates,
        @Nullable String reason) {

    /**
     * One provider that matched.
     *
     * @param endpoint the provider's base URL
     * @param rank how many are better than it; those of one rank are equally good
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Candidate(
            @Nullable String agentId,
            @Nullable String functionName,
            @Nullable String endpoint,
            @Nullable JsonNode kwargs,
            @Nullable Integer rank) {}
}
