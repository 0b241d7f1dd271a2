package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import dev.mesh4j.protocol.registry.HealthReply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The mesh as a whole.
 *
 * @param agents how many there are of each status
 * @param dependenciesResolved of the {@code totalDependencies} that agents which are not offline declare
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MeshPage(
        String registryUrl,
        HealthReply registry,
        Map<String, Long> agents,
        int dependenciesResolved,
        int totalDependencies) {

    public static MeshPage of(URI url, HealthReply health, AgentsReply reply) {
        List<AgentView> agents = requireNonNullElse(reply.agents(), List.of());
        Map<String, Long> byStatus = agents.stream()
                .collect(Collectors.groupingBy(
                        agent -> requireNonNullElse(agent.status(), "unknown"), TreeMap::new, Collectors.counting()));
        return new MeshPage(
                url.toString(),
                health,
                byStatus,
                sum(agents, AgentView::dependenciesResolved),
                sum(agents, AgentView::totalDependencies));
    }

    private static int sum(List<AgentView> agents, Function<AgentView, @Nullable Integer> count) {
        return agents.stream()
                .filter(agent -> !"offline".equals(agent.status()))
                .mapToInt(agent -> requireNonNullElse(count.apply(agent), 0))
                .sum();
    }

    public List<String> lines(Style style) {
        List<String> lines = new ArrayList<>();
        lines.add("registry      " + style.status(requireNonNullElse(registry.status(), "unknown")) + " at "
                + registryUrl + about());
        lines.add("agents        " + counts(style));
        if (totalDependencies > 0) {
            lines.add("dependencies  " + dependenciesResolved + " of " + totalDependencies + " resolved");
        }
        return lines;
    }

    private String about() {
        String version = registry.version() == null ? "" : ", version " + registry.version();
        return registry.uptimeSeconds() == null
                ? version
                : version + ", up for " + Age.of(Duration.ofSeconds(registry.uptimeSeconds()));
    }

    private String counts(Style style) {
        return agents.isEmpty()
                ? "none"
                : agents.entrySet().stream()
                        .map(count -> count.getValue() + " " + style.status(count.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
