package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How one declared dependency of an agent is wired.
 *
 * @param functionName the consumer's tool
 * @param mcpTool the provider's tool, empty while unresolved
 * @param status {@code available}, {@code unavailable} or {@code unresolved}
 * @param reason why no provider matched (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DependencyView(
        @Nullable String functionName,
        @Nullable String capability,
        @Nullable List<TagTerm> tags,
        @Nullable String mcpTool,
        @Nullable String providerAgentId,
        @Nullable String endpoint,
        @Nullable String status,
        @Nullable String reason) {}
