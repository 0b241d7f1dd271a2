package dev.mesh4j.runtime;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.Tool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Calls an agent from outside, as any MCP client does. */
public final class TestCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private TestCalls() {}

    /** @param arguments JSON with single quotes */
    public static CallToolResult call(RunningAgent agent, String tool, String arguments) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        try (HttpTransport http = new HttpTransport()) {
            return client(http).callTool(endpoint(agent), tool, json, TIMEOUT);
        }
    }

    public static List<String> toolNames(RunningAgent agent) {
        try (HttpTransport http = new HttpTransport()) {
            return client(http).listTools(endpoint(agent), TIMEOUT).tools().stream()
                    .map(Tool::name)
                    .toList();
        }
    }

    /** The defaults, with this registry and interval. */
    public static AgentConfig config(URI registry, Duration interval) {
        return AgentConfig.builder()
                .registryUrl(registry)
                .heartbeatInterval(interval)
                .build();
    }

    private static McpClient client(HttpTransport http) {
        return new McpClient(http, new Implementation("test", "1"));
    }

    private static McpEndpoint endpoint(RunningAgent agent) {
        return McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port());
    }
}
