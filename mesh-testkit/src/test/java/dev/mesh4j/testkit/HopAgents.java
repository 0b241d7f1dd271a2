package dev.mesh4j.testkit;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.AgentConfigBuilder;
import dev.mesh4j.runtime.Caller;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.runtime.ToolContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two agents, of which one calls the other, and a client of the first. */
final class HopAgents implements AutoCloseable {

    /** What the second agent saw of the call. */
    record Seen(
            String correlationId,
            String caller,
            String traceparent,
            String tenant,
            String authorization,
            String logCorrelation,
            String logCaller,
            String logTrace) {}

    interface Back {
        Seen look();
    }

    interface Vault {
        String open();
    }

    @MeshAgent(name = "front")
    public static final class Front {

        @MeshTool(capability = "relay", dependencies = @Dependency(capability = "look"))
        public Seen relay(Back back) {
            return back.look();
        }

        @MeshTool(capability = "unlock", dependencies = @Dependency(capability = "open"))
        public String unlock(Vault vault) {
            return vault.open();
        }
    }

    @MeshAgent(name = "back")
    public static final class Looker {

        @MeshTool(capability = "look")
        public Seen look(ToolContext context) {
            return new Seen(
                    context.correlationId(),
                    context.caller().map(Caller::toString).orElse(""),
                    context.trace().map(TraceContext::traceparent).orElse(""),
                    context.header("X-Tenant").orElse(""),
                    context.header("Authorization").orElse(""),
                    String.valueOf(MDC.get("correlation_id")),
                    String.valueOf(MDC.get("caller")),
                    String.valueOf(MDC.get("trace_id")));
        }

        @MeshTool(capability = "fail")
        public String fail() {
            throw new IllegalArgumentException("on purpose");
        }
    }

    @MeshAgent(name = "vault")
    public static final class Locked {

        @MeshTool(capability = "open", authRequired = true)
        public String open() {
            return "opened";
        }
    }

    final TestMesh mesh = TestMesh.start();
    private final HttpTransport http = new HttpTransport();
    private final List<RunningAgent> agents = new ArrayList<>();

    /** Starts an agent of this mesh. */
    RunningAgent start(Object instance, AgentConfigBuilder config) throws InterruptedException {
        RunningAgent agent = Mesh.builder()
                .agent(instance)
                .config(config.registryUrl(mesh.registryUri())
                        .heartbeatInterval(Duration.ofMillis(200))
                        .drainTimeout(Duration.ofSeconds(1))
                        .build())
                .start();
        agents.addFirst(agent);
        if (!agent.awaitReady(Duration.ofSeconds(20))) {
            throw new AssertionError(agent.id() + " did not join");
        }
        return agent;
    }

    /** @param meta JSON with single quotes */
    CallToolResult call(RunningAgent agent, String tool, Map<String, String> headers, String meta) {
        McpClient client = new McpClient(http, new Implementation("test", "1"));
        McpEndpoint endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port());
        ObjectNode extra = (ObjectNode) Json.mapper().readTree(meta.replace('\'', '"'));
        return client.callTool(
                endpoint, new ToolCall(tool, Json.mapper().createObjectNode(), headers, extra, Duration.ofSeconds(20)));
    }

    Seen relay(RunningAgent front, Map<String, String> headers, String meta) {
        JsonNode seen = call(front, "relay", headers, meta).structuredContent();
        return Json.mapper().treeToValue(seen, Seen.class);
    }

    String metrics(RunningAgent agent) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + agent.port() + "/metrics");
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Override
    public void close() {
        agents.forEach(RunningAgent::close);
        http.close();
        mesh.close();
    }
}
