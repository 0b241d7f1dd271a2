package dev.mesh4j.testkit;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.ExplainedCandidate;
import dev.mesh4j.protocol.registry.ExplainedDependency;
import dev.mesh4j.runtime.RunningAgent;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** Calls tools as an agent does. Thread-safe. */
final class Caller {

    private final McpClient client;
    private final Members members;
    private final Asking asking;
    /** What was listed when the registry went away. */
    private volatile List<AgentView> remembered = List.of();

    Caller(HttpTransport http, Members members, Asking asking) {
        this.client = new McpClient(http, new Implementation("test", "1"));
        this.members = members;
        this.asking = asking;
    }

    Asking asking() {
        return asking;
    }

    void remember() {
        remembered = asking.isAway() ? remembered : asking.live();
    }

    ToolReply call(String capability, Map<String, ?> arguments) {
        members.settle();
        if (asking.isAway()) {
            return remembered(capability, arguments);
        }
        ExplainedDependency need = asking.need(capability);
        return requireNonNullElse(need.candidates(), List.<ExplainedCandidate>of()).stream()
                .filter(candidate -> "winner".equals(candidate.status()))
                .findFirst()
                .map(winner -> call(
                        requireNonNull(winner.endpoint()),
                        requireNonNull(winner.functionName()),
                        arguments,
                        () -> MeshPage.wiring(asking, requireNonNull(winner.agentId()))))
                .orElseGet(() -> missing(capability, String.join("\n", Explanation.lines("", need))));
    }

    ToolReply call(RunningAgent agent, String tool, Map<String, ?> arguments) {
        members.settle();
        int port = members.find(agent).map(member -> member.calls().port()).orElseGet(agent::port);
        return call("http://127.0.0.1:" + port, tool, arguments, () -> MeshPage.wiring(asking, agent.id()));
    }

    private ToolReply remembered(String capability, Map<String, ?> arguments) {
        for (AgentView agent : remembered) {
            for (CapabilityView offered : requireNonNullElse(agent.capabilities(), List.<CapabilityView>of())) {
                if (capability.equals(offered.name())) {
                    return call(
                            requireNonNull(agent.endpoint()),
                            requireNonNull(offered.functionName()),
                            arguments,
                            () -> MeshPage.AWAY);
                }
            }
        }
        return missing(capability, MeshPage.AWAY);
    }

    private ToolReply call(String endpoint, String tool, Map<String, ?> arguments, Supplier<String> explanation) {
        ObjectNode json = Json.mapper().valueToTree(arguments);
        CallToolResult result;
        try {
            result = client.callTool(McpEndpoint.ofAgent(endpoint), tool, json, Patience.LONG);
        } catch (CallException e) {
            result = CallToolResult.error(String.valueOf(e.getMessage()));
        }
        return new ToolReply(tool, result, explanation);
    }

    private static ToolReply missing(String capability, String why) {
        return new ToolReply(capability, CallToolResult.error("nobody provides '" + capability + "'"), () -> why);
    }
}
