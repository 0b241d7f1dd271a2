package dev.mesh4j.protocol.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body of {@code POST /heartbeat}: everything the registry knows of one agent instance.
 *
 * @param agentId unique per process start, {@code [a-zA-Z0-9_-]{1,64}}
 * @param tools at least one
 * @param agentType {@code mcp_agent} (default), {@code api} or {@code a2a}
 * @param runtime {@code python} (default), {@code typescript} or {@code java}
 * @param httpPort 0 means stdio
 * @param timestamp ISO 8601; informative, never compared with another machine's clock
 * @param health how the agent says it is; absent: healthy (added by Mesh4J)
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AgentRegistration(
        @Nullable String agentId,
        @Nullable List<ToolRegistration> tools,
        @Nullable String agentType,
        @Nullable String runtime,
        @Nullable String name,
        @Nullable String version,
        @Nullable String description,
        @Nullable String httpHost,
        @Nullable Integer httpPort,
        @Nullable String namespace,
        @Nullable String timestamp,
        @Nullable Health health) {

    /**
     * How an agent is. While it is unhealthy, nobody is wired to it.
     *
     * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
     * @param reason why it is not healthy
     */
    public record Health(@Nullable String status, @Nullable String reason) {}
}
