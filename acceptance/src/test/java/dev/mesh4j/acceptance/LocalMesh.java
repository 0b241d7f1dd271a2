package dev.mesh4j.acceptance;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.node.ObjectNode;

/** A registry and agents in this process, on free ports; what it started it stops. */
public final class LocalMesh implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MeshRegistry registry;
    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("acceptance", "1"));
    private final Deque<RunningAgent> agents = new ArrayDeque<>();

    public LocalMesh(Path directory) {
        RegistryConfig defaults = RegistryConfig.defaults();
        this.registry = MeshRegistry.start(new RegistryConfig(
                defaults.bindHost(),
                0,
                directory.resolve("registry.db"),
                defaults.leaseTimeout(),
                defaults.purgeAfter(),
                defaults.drainTimeout()));
    }

    /** Returns when the registry knows the agent. */
    public RunningAgent start(Class<?> type) throws InterruptedException {
        RunningAgent agent = Mesh.start(
                type, "--registry-url", registry.uri().toString(), "--http-port", "0", "--heartbeat-interval", "200ms");
        agents.push(agent);
        if (!agent.awaitReady(PATIENCE)) {
            throw new IllegalStateException(agent.name() + " has not joined within " + PATIENCE);
        }
        return agent;
    }

    /** Returns when the registry knows the agent. */
    public RunningAgent start(Object instance) throws InterruptedException {
        RunningAgent agent = Mesh.builder()
                .agent(instance)
                .config(AgentConfig.builder()
                        .registryUrl(registry.uri())
                        .httpPort(0)
                        .heartbeatInterval(Duration.ofMillis(200))
                        .build())
                .start();
        agents.push(agent);
        if (!agent.awaitReady(PATIENCE)) {
            throw new IllegalStateException(agent.name() + " has not joined within " + PATIENCE);
        }
        return agent;
    }

    public URI registry() {
        return registry.uri();
    }

    public CallToolResult call(RunningAgent agent, String tool, ObjectNode arguments) {
        McpEndpoint endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port());
        return client.callTool(endpoint, tool, arguments, PATIENCE);
    }

    public static ObjectNode arguments() {
        return Json.mapper().createObjectNode();
    }

    @Override
    public void close() {
        agents.forEach(RunningAgent::close);
        registry.close();
        http.close();
    }
}
