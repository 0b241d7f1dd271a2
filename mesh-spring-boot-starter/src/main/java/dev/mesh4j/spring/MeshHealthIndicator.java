package dev.mesh4j.spring;

import dev.mesh4j.runtime.AgentInsight;
import dev.mesh4j.runtime.DependencyState;
import dev.mesh4j.runtime.RunningAgent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * How the agent is. It is down only when it must not be called; without the registry, or without something that a tool
 * requires, it serves, and is {@code DEGRADED}, which is 200.
 */
final class MeshHealthIndicator extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final MeshAgentLifecycle lifecycle;

    MeshHealthIndicator(MeshAgentLifecycle lifecycle) {
        super("the agent cannot be asked");
        this.lifecycle = lifecycle;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        lifecycle.agent().ifPresentOrElse(agent -> tell(agent, builder), builder::unknown);
    }

    private static void tell(RunningAgent agent, Health.Builder builder) {
        AgentInsight insight = agent.insight();
        Map<String, String> dependencies = new LinkedHashMap<>();
        insight.dependencies()
                .forEach(one -> dependencies.put(
                        one.consumer() + " → " + one.dependency(), one.isAvailable() ? one.provider() : one.reason()));
        Map<String, String> checks = new LinkedHashMap<>();
        insight.healths()
                .forEach((name, health) -> checks.put(
                        name,
                        health.reason().isEmpty()
                                ? health.status().text()
                                : health.status().text() + ": " + health.reason()));
        builder.status(status(insight))
                .withDetail("agent", agent.id())
                .withDetail("joined", insight.joined())
                .withDetail("checks", checks)
                .withDetail("dependencies", dependencies);
    }

    private static Status status(AgentInsight insight) {
        return switch (insight.status()) {
            case UNHEALTHY -> Status.DOWN;
            case DEGRADED -> DEGRADED;
            case HEALTHY -> insight.joined() && isComplete(insight) ? Status.UP : DEGRADED;
        };
    }

    private static boolean isComplete(AgentInsight insight) {
        return insight.dependencies().stream().filter(DependencyState::required).allMatch(DependencyState::isAvailable);
    }
}
