package dev.mesh4j.testkit;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.ExplainReply;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A mesh as text, for whoever looks for what went wrong. */
final class MeshPage {

    static final String AWAY = "the registry is away";

    private MeshPage() {}

    /** @param disturbances by the id of the agent */
    static String of(Asking asking, Map<String, String> disturbances) {
        if (asking.isAway()) {
            return AWAY;
        }
        List<String> lines = new ArrayList<>();
        for (AgentView agent : asking.agents()) {
            String id = String.valueOf(agent.id());
            lines.add(id + " " + agent.status() + " at " + agent.endpoint() + ", offers " + offers(agent)
                    + disturbances.getOrDefault(id, "").transform(what -> what.isEmpty() ? "" : ", " + what));
            wiring(asking.wiring(id)).forEach(line -> lines.add("  " + line));
        }
        return lines.isEmpty() ? "the mesh has no agents" : String.join("\n", lines);
    }

    /** The wiring of one agent. */
    static String wiring(Asking asking, String agentId) {
        try {
            return asking.isAway() ? AWAY : String.join("\n", wiring(asking.wiring(agentId)));
        } catch (CallException e) {
            return agentId + ": " + e.getMessage();
        }
    }

    private static List<String> wiring(ExplainReply reply) {
        String name = String.valueOf(reply.agentName());
        return requireNonNullElse(reply.dependencies(), List.<ExplainedDependency>of()).stream()
                .flatMap(dependency -> Explanation.lines(name, dependency).stream())
                .toList();
    }

    private static List<String> offers(AgentView agent) {
        return requireNonNullElse(agent.capabilities(), List.<CapabilityView>of()).stream()
                .map(offered -> Boolean.FALSE.equals(offered.available())
                        ? offered.name() + " (unavailable: " + offered.unavailableReason() + ")"
                        : String.valueOf(offered.name()))
                .toList();
    }
}
