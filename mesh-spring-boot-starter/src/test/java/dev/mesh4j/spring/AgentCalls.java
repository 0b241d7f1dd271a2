package dev.mesh4j.spring;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Calls the agent of a context as others do, over HTTP. */
final class AgentCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private AgentCalls() {}

    static RunningAgent agent(ApplicationContext context) {
        return context.getBean(MeshAgentLifecycle.class).agent().orElseThrow();
    }

    /** The text of the result, failed or not. */
    static String call(ApplicationContext context, String tool, Map<String, ?> arguments) {
        try (HttpTransport http = new HttpTransport()) {
            return new McpClient(http, new Implementation("test", "1"))
                    .callTool(
                            McpEndpoint.ofAgent(
                                    "http://127.0.0.1:" + agent(context).port()),
                            tool,
                            Json.mapper().valueToTree(arguments),
                            PATIENCE)
                    .text();
        }
    }
}
