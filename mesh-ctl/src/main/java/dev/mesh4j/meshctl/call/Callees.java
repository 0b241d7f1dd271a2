package dev.mesh4j.meshctl.call;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.Provider;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Finds who a target means. */
public final class Callees {

    private Callees() {}

    /** @param agents asked only when the target is in the mesh */
    public static Callee find(CallTarget target, Supplier<List<AgentView>> agents) {
        return switch (target) {
            case CallTarget.OfServer(var url, var tool) -> new Callee(url, false, McpEndpoint.at(url), tool);
            case CallTarget.Capability(var name) -> {
                Provider provider = Provider.of(name, agents.get());
                yield callee(provider.agent(), provider.endpoint(), provider.tool());
            }
            case CallTarget.OfAgent(var agent, var tool) -> ofAgent(agent, tool, agents.get());
        };
    }

    /** Of the agents of that name or id, that of the lowest id which can be called. */
    private static Callee ofAgent(String wanted, String tool, List<AgentView> agents) {
        List<AgentView> named = agents.stream()
                .filter(agent -> wanted.equals(Agents.id(agent)) || wanted.equals(Agents.name(agent)))
                .sorted(Comparator.comparing(Agents::id))
                .toList();
        if (named.isEmpty()) {
            throw MeshctlException.failed("no agent is named '" + wanted + "': " + known(agents));
        }
        AgentView agent = named.stream()
                .filter(Callees::isCallable)
                .findFirst()
                .orElseThrow(() -> MeshctlException.failed("'" + wanted + "' cannot be called now: "
                        + String.join(
                                "; ", named.stream().map(Callees::obstacle).toList())));
        return callee(Agents.name(agent), endpoint(agent), toolOf(agent, tool));
    }

    /** A tool may be meant by its own name or by its capability's; the agent itself knows of more than the registry. */
    private static String toolOf(AgentView agent, String wanted) {
        List<CapabilityView> capabilities = Agents.capabilities(agent);
        boolean named = capabilities.stream().anyMatch(offered -> wanted.equals(offered.functionName()));
        return named
                ? wanted
                : capabilities.stream()
                        .filter(offered -> wanted.equals(offered.name()))
                        .findFirst()
                        .map(offered -> requireNonNullElse(offered.functionName(), wanted))
                        .orElse(wanted);
    }

    private static Callee callee(String name, String baseUrl, String tool) {
        return new Callee(name, true, McpEndpoint.ofAgent(baseUrl), tool);
    }

    /** Who names an agent may have a degraded one. */
    private static boolean isCallable(AgentView agent) {
        return (Agents.isHealthy(agent) || "degraded".equals(agent.status()))
                && endpoint(agent).startsWith("http");
    }

    private static String obstacle(AgentView agent) {
        return !endpoint(agent).startsWith("http")
                ? Agents.id(agent) + " has no HTTP endpoint"
                : Agents.id(agent) + " is " + requireNonNullElse(agent.status(), "of unknown health");
    }

    private static String known(List<AgentView> agents) {
        List<String> names =
                agents.stream().map(Agents::name).distinct().sorted().toList();
        return names.isEmpty()
                ? "the mesh is empty, start an agent with 'meshctl start PATH'"
                : "known are " + String.join(", ", names);
    }

    private static String endpoint(AgentView agent) {
        return requireNonNullElse(agent.endpoint(), "");
    }
}
