package dev.mesh4j.protocol.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code POST /heartbeat}.
 *
 * @param status {@code success} or {@code error}
 * @param dependenciesResolved from the consumer's function name to one entry per declared dependency, in the declared
 *     order; an unresolved one keeps its place
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RegistrationReply(
        @Nullable String status,
        @Nullable String timestamp,
        @Nullable String message,
        @Nullable String agentId,
        @Nullable List<String> warnings,
        @Nullable Map<String, List<ResolvedDependency>> dependenciesResolved,
        @Nullable JsonNode llmTools,
        @Nullable JsonNode llmProviders) {}
