package dev.mesh4j.meshctl.start;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** What else there is to know: where to attach a debugger, and which agents still miss a provider. */
    public List<String> notices() {
        Stream<String> debugged = joined.stream()
                .filter(agent -> agent.launched().debugPort() != null)
                .map(agent -> "a debugger can attach to " + Agents.name(agent.agent()) + " at 127.0.0.1:"
                        + agent.launched().debugPort());
        Stream<String> unresolved = joined.stream()
                .map(Joined::agent)
                .filter(agent -> !Agents.isResolved(agent))
                .map(StartPage::sentence);
        return Stream.concat(debugged, unresolved).toList();
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
                joined.started().instance().logFile(),
                joined.launched().debugPort());
    }

    /**
     * A started agent.
     *
     * @param id in the registry
     * @param debugPort where a debugger may attach on this machine, absent when none may
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Agent(
            String name,
            String id,
            long pid,
            String endpoint,
            List<String> capabilities,
            String logFile,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            Integer debugPort) {}
}
