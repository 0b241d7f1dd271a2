package dev.mesh4j.registry.model;

import java.util.List;
import java.util.Optional;

/**
 * A registered agent instance. Compact: a registry holds a hundred thousand of them.
 *
 * @param type {@code mcp_agent}, {@code api} or {@code a2a}
 * @param endpoint the base URL, empty for an agent on stdio
 */
public record Agent(
        String id,
        String name,
        String type,
        String runtime,
        String version,
        String description,
        String namespace,
        String endpoint,
        Health health,
        List<Tool> tools) {

    public static final String HEALTHY = "healthy";
    public static final String DEGRADED = "degraded";
    public static final String UNHEALTHY = "unhealthy";

    public Agent {
        tools = List.copyOf(tools);
    }

    /**
     * How an agent says it is.
     *
     * @param status {@code healthy}, {@code degraded} or {@code unhealthy}
     * @param reason why it is not healthy, may be empty
     */
    public record Health(String status, String reason) {

        public static final Health GOOD = new Health(HEALTHY, "");
    }

    /** Why it must not be called, empty when it may be. */
    public Optional<String> unhealthy() {
        return UNHEALTHY.equals(health.status()) ? Optional.of(health.reason()) : Optional.empty();
    }
}
