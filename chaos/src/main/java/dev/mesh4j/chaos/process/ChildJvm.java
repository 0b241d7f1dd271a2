package dev.mesh4j.chaos.process;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** A program of this class path in a process of its own, so that it can be killed. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    public static ChildJvm start(Path log, Class<?> main, String... args) throws IOException {
        return start(log, List.of(), main, args);
    }

    /** @param through a program that becomes the one it is given, such as {@code ip netns exec NAME} */
    public static ChildJvm start(Path log, List<String> through, Class<?> main, String... args) throws IOException {
        return start(log, through, List.of(), main, args);
    }

    /** @param options of the JVM */
    public static ChildJvm start(Path log, List<String> through, List<String> options, Class<?> main, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(Arrays.asList(args));
        return new ChildJvm(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /** SIGKILL: nothing of the process runs after this. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** SIGTERM: the process says goodbye, and ends by itself. */
    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("it did not stop within 30 s");
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGSTOP: it keeps its connections and does nothing at all. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor(10, TimeUnit.SECONDS);
    }

    /** Calls a tool as any MCP client does. */
    public static CallToolResult call(int port, String tool, String text) {
        return call(port, tool, Json.mapper().createObjectNode().put("text", text));
    }

    public static CallToolResult call(int port, String tool, ObjectNode arguments) {
        try (HttpTransport http = new HttpTransport()) {
            return new McpClient(http, new Implementation("survival", "1"))
                    .callTool(McpEndpoint.ofAgent("http://127.0.0.1:" + port), tool, arguments, Duration.ofSeconds(10));
        }
    }

    /** Whether somebody listens at an agent's base URL. */
    public static boolean answers(String endpoint) {
        try (HttpTransport http = new HttpTransport()) {
            return http.exchange(HttpCall.get(endpoint + "/health", Duration.ofSeconds(5)), HttpReply::status) == 200;
        } catch (CallException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
