package dev.mesh4j.protocol.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The answer to {@code POST /heartbeat}, and what a watch tells.
 *
 * @param status {@code success} or {@code error}
 * @param dependenciesResolved from the consumer's function name to one entry per declared dependency, in the declared
 *     order; an unresolved one keeps its place
 * @param bindings the fingerprint of {@code dependenciesResolved}, in events of a watch (added by Mesh4J)
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
        @Nullable JsonNode llmProviders,
        @Nullable String bindings) {

    /** Without a fingerprint. */
    public RegistrationReply(
            @Nullable String status,
            @Nullable String timestamp,
            @Nullable String message,
            @Nullable String agentId,
            @Nullable List<String> warnings,
            @Nullable Map<String, List<ResolvedDependency>> dependenciesResolved,
            @Nullable JsonNode llmTools,
            @Nullable JsonNode llmProviders) {
        this(status, timestamp, message, agentId, warnings, dependenciesResolved, llmTools, llmProviders, null);
    }

    /** The same with a fingerprint. */
    public RegistrationReply withBindings(String fingerprint) {
        return new RegistrationReply(
                status,
                timestamp,
                message,
                agentId,
                warnings,
                dependenciesResolved,
                llmTools,
                llmProviders,
                fingerprint);
    }
}
