package dev.mesh4j.meshctl.start;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What a start brought. */
public final class StartPage {

    private final List<Joined> joined;

    public StartPage(List<Joined> joined) {
        this.joined = List.copyOf(joined);
    }

    public List<String> lines(Style style) {
        Table table = new Table(style, "AGENT", "ENDPOINT", "CAPABILITIES", "LOG");
        for (Agent agent : agents()) {
            table.row(agent.name(), agent.endpoint(), String.join(", ", agent.capabilities()), agent.logFile());
        }
        return table.lines();
    }

    public List<Agent> agents() {
        return joined.stream().map(StartPage::agent).toList();
    }

    /** One sentence for each agent that still misses a provider. */
    public List<String> unresolved() {
        return joined.stream()
                .map(Joined::agent)
                .filter(agent -> !Agents.isResolved(agent))
                .map(StartPage::sentence)
                .toList();
    }

    private static String sentence(AgentView agent) {
        String missing = Agents.dependencies(agent).stream()
                .filter(dependency -> !"available".equals(dependency.status()))
                .map(StartPage::reason)
                .distinct()
                .collect(Collectors.joining("; "));
        return Agents.name(agent) + " runs without all of its dependencies" + (missing.isEmpty() ? "" : ": " + missing);
    }

    private static String reason(DependencyView dependency) {
        return requireNonNullElse(dependency.capability(), "?") + ": "
                + requireNonNullElse(dependency.reason(), "no provider yet");
    }

    private static Agent agent(Joined joined) {
        return new Agent(
                Agents.name(joined.agent()),
                Agents.id(joined.agent()),
                joined.started().instance().pid(),
                requireNonNullElse(joined.agent().endpoint(), ""),
                Agents.capabilityNames(joined.agent()),
                joined.started().instance().logFile());
    }

    /**
     * A started agent.
     *
     * @param id in the registry
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Agent(String name, String id, long pid, String endpoint, List<String> capabilities, String logFile) {}
}
