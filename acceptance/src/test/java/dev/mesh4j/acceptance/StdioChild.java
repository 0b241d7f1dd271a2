package dev.mesh4j.acceptance;

import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A program in a process of its own that speaks MCP over its streams. */
public final class StdioChild implements AutoCloseable {

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;

    /** @param log takes what it says on its standard error */
    StdioChild(Path log, List<String> command) throws IOException {
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        this.in = process.getOutputStream();
        this.out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A program of this class path. */
    public static List<String> java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    void send(String line) throws IOException {
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** The next line, which must be a message. */
    JsonNode receive() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the process said no more");
        }
        return Json.mapper().readTree(line);
    }

    JsonNode call(int id, String tool, String arguments) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\",\"arguments\":%s}}"
                .formatted(id, tool, arguments));
        return receive();
    }

    /** Closes its input, and returns what it still says. */
    String end() throws IOException {
        in.close();
        return String.join("\n", out.lines().toList());
    }

    /** SIGTERM. */
    void terminate() {
        // Process.destroy would close its input as well, which is another way to end it
        process.toHandle().destroy();
    }

    /** Its exit code once it has ended. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pid " + process.pid() + " still lives");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
