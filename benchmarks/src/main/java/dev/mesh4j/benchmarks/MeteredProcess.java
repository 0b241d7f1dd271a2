package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** A {@link MeteredAgent} in a process of its own, which ends with this one. */
final class MeteredProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("benchmarks", "1"));
    private final Process process;
    private final McpEndpoint endpoint;
    private final int port;

    private MeteredProcess(Process process, int port) {
        this.process = process;
        this.port = port;
        this.endpoint = McpEndpoint.ofAgent("http://127.0.0.1:" + port);
    }

    /**
     * Starts one and returns when it serves; it beats once an hour.
     *
     * @param jvm further flags of its JVM
     * @param tools beside its own
     */
    static MeteredProcess start(Kind kind, int tools, URI registry, String... jvm) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeteredAgent.class.getName()));
        command.addAll(List.of(kind.name(), String.valueOf(tools), "--registry-url", registry.toString()));
        command.addAll(List.of("--http-port", "0", "--heartbeat-interval", "1h"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new MeteredProcess(process, port(process));
    }

    int port() {
        return port;
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

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }

    private long allocated() {
        return bytes(ask("allocated", Json.mapper().createObjectNode()));
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

    /** The first line that is a number. */
    private static int port(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.matches("\\d+")) {
                return Integer.parseInt(line);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the agent ended before it served");
    }
}
