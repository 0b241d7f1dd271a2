package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** A {@link MeteredAgent} in a process of its own, which ends with this one, and a client of it. */
final class MeteredProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("benchmarks", "1"));
    private final ServerProcess server;
    private final McpEndpoint endpoint;

    private MeteredProcess(ServerProcess server) {
        this.server = server;
        this.endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + server.port());
    }

    /**
     * Starts one that listens on all addresses and beats once an hour, and returns when it serves.
     *
     * @param tools beside its own
     * @param jvm further flags of its JVM
     */
    static MeteredProcess start(Kind kind, int tools, URI registry, String... jvm) throws IOException {
        List<String> arguments = List.of(
                kind.name(),
                String.valueOf(tools),
                "--registry-url",
                registry.toString(),
                "--http-port",
                "0",
                "--bind-host",
                "0.0.0.0",
                "--heartbeat-interval",
                "1h");
        return new MeteredProcess(ServerProcess.start(MeteredAgent.class, List.of(jvm), arguments));
    }

    int port() {
        return server.port();
    }

    long cpuNanos() {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Calls a tool that takes a text, one call after the other. */
    void call(String tool, int times) {
        for (int i = 0; i < times; i++) {
            ask(tool, Json.mapper().createObjectNode().put("text", "The quick brown fox jumps over the lazy dog"));
        }
    }

    /** What the whole process allocates for each of so many calls of a tool that takes a text. */
    double bytesPerCall(String tool, int times) {
        long before = allocated();
        call(tool, times);
        return (allocated() - before) / (double) times;
    }

    /** What the whole process allocates for each of so many calls through an injected client. */
    double bytesPerInjectedCall(int times) {
        ObjectNode arguments = Json.mapper().createObjectNode().put("times", times);
        return bytes(ask("manyCalls", arguments)) / (double) times;
    }

    /** What the whole process has allocated until now. */
    long allocated() {
        return bytes(ask("allocated", Json.mapper().createObjectNode()));
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }

    private static long bytes(CallToolResult result) {
        return Objects.requireNonNull(result.structuredContent()).path("bytes").longValue();
    }

    private CallToolResult ask(String tool, ObjectNode arguments) {
        CallToolResult result = client.callTool(endpoint, tool, arguments, PATIENCE);
        if (result.failed()) {
            throw new IllegalStateException(tool + ": " + result.text());
        }
        return result;
    }
}
