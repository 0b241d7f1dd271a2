package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** A {@link MeteredAgent} in a process of its own, which ends with this one, and a client of it. */
final class MeteredProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_PAGE = 1 << 26;

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

    ServerProcess server() {
        return server;
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

    /** A page of a listing, and how long it took to get it. */
    record Page(int bytes, double millis) {}

    /** The first page of its tools. */
    Page list() {
        String body = """
                {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",
                "io.modelcontextprotocol/clientCapabilities":{}}}}""";
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "Accept", "application/json, text/event-stream",
                "MCP-Protocol-Version", "2026-07-28",
                "Mcp-Method", "tools/list");
        HttpCall call = new HttpCall("POST", endpoint.url(), headers, body.getBytes(StandardCharsets.UTF_8), PATIENCE);
        long begun = System.nanoTime();
        int bytes = http.exchange(call, reply -> reply.bytes(LONGEST_PAGE).length);
        return new Page(bytes, (System.nanoTime() - begun) / 1e6);
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
