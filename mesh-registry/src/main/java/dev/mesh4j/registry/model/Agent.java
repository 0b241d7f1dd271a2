package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.registry.AgentRegistration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A registered agent instance.
 *
 * @param endpoint the base URL, empty for an agent on stdio
 * @param registration as it came, with its defaults filled in
 */
public record Agent(
        String id, String name, String namespace, String endpoint, List<Tool> tools, AgentRegistration registration) {

    public static final String HEALTHY = "healthy";
    public static final String DEGRADED = "degraded";
    public static final String UNHEALTHY = "unhealthy";

    public Agent {
        tools = List.copyOf(tools);
    }

    /** How it says it is: {@code healthy}, {@code degraded} or {@code unhealthy}. */
    public String health() {
        AgentRegistration.Health health = registration.health();
        return health == null ? HEALTHY : Objects.requireNonNullElse(health.status(), HEALTHY);
    }

    /** Why it must not be called, empty when it may be. */
    public Optional<String> unhealthy() {
        AgentRegistration.Health health = registration.health();
        return health == null || !UNHEALTHY.equals(health.status())
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(health.reason(), ""));
    }
}
