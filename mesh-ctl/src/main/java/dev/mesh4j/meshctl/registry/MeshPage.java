package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
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
 * @param problems what is not healthy, and which dependencies nothing provides
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MeshPage(
        String registryUrl,
        HealthReply registry,
        Map<String, Long> agents,
        int dependenciesResolved,
        int totalDependencies,
        List<Problem> problems) {

    /**
     * Something that is not as it should be.
     *
     * @param subject the registry's check, the agent or its tool
     */
    public record Problem(String subject, String status, String reason) {}

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
                sum(agents, AgentView::totalDependencies),
                problems(health, MeshSnapshot.of(reply)));
    }

    private static List<Problem> problems(HealthReply health, MeshSnapshot mesh) {
        List<Problem> problems = new ArrayList<>();
        requireNonNullElse(health.checks(), Map.<String, HealthReply.Check>of()).forEach((name, check) -> {
            if (!"healthy".equals(check.status())) {
                problems.add(problem("registry: " + name, check.status(), check.reason()));
            }
        });
        for (AgentView agent : mesh.agents()) {
            if (!Agents.isHealthy(agent)) {
                problems.add(problem(mesh.label(agent), agent.status(), "last seen " + mesh.age(agent.lastSeen())));
            }
            if (!"offline".equals(agent.status())) {
                Agents.dependencies(agent).stream()
                        .filter(dependency -> !"available".equals(dependency.status()))
                        .forEach(dependency -> problems.add(problem(
                                mesh.label(agent) + "." + dependency.functionName(),
                                dependency.status(),
                                "needs " + dependency.capability() + ": " + dependency.reason())));
            }
        }
        return problems;
    }

    private static Problem problem(String subject, @Nullable String status, @Nullable String reason) {
        return new Problem(subject, requireNonNullElse(status, "unknown"), requireNonNullElse(reason, ""));
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
        if (!problems.isEmpty()) {
            Table table = new Table(style, "PROBLEM", "STATUS", "REASON");
            problems.forEach(problem -> table.row(problem.subject(), style.status(problem.status()), problem.reason()));
            lines.add("");
            lines.addAll(table.lines());
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
