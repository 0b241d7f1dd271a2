package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The agents of a mesh, one line each. */
public final class AgentTable {

    private static final int SHOWN_CAPABILITIES = 4;

    private AgentTable() {}

    public static List<String> lines(AgentsReply reply, Style style) {
        List<AgentView> agents = requireNonNullElse(reply.agents(), List.of());
        Map<String, Long> instances =
                agents.stream().collect(Collectors.groupingBy(Agents::name, Collectors.counting()));
        Table table = new Table(style, "NAME", "STATUS", "ENDPOINT", "CAPABILITIES", "DEPENDENCIES", "SEEN");
        agents.stream()
                .sorted(Comparator.comparing(Agents::name).thenComparing(Agents::id))
                .forEach(agent -> table.row(
                        instances.getOrDefault(Agents.name(agent), 0L) > 1 ? Agents.id(agent) : Agents.name(agent),
                        style.status(requireNonNullElse(agent.status(), "unknown")),
                        requireNonNullElse(agent.endpoint(), "-"),
                        capabilities(agent),
                        dependencies(agent),
                        Age.since(agent.lastSeen(), reply.timestamp())));
        return table.lines();
    }

    private static String capabilities(AgentView agent) {
        List<String> names = Agents.capabilityNames(agent);
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), SHOWN_CAPABILITIES)));
        int rest = names.size() - SHOWN_CAPABILITIES;
        return names.isEmpty() ? "-" : rest > 0 ? shown + " and " + rest + " more" : shown;
    }

    private static String dependencies(AgentView agent) {
        int total = requireNonNullElse(agent.totalDependencies(), 0);
        return total == 0 ? "-" : requireNonNullElse(agent.dependenciesResolved(), 0) + "/" + total;
    }
}
