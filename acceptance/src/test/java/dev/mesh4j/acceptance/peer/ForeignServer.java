package dev.mesh4j.acceptance.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running MCP server that this project did not write, over HTTP on a free port. */
final class ForeignServer implements AutoCloseable {

    private static final String EVERYTHING = "node_modules/@modelcontextprotocol/server-everything/dist/index.js";

    private final Process process;
    private final String url;

    private ForeignServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** {@code server.mjs}; {@code how} is its argument. */
    static ForeignServer typeScript(NodePackages packages, String how) throws IOException {
        Process process = start(packages.command("server.mjs", how), Map.of());
        return new ForeignServer(process, waitFor("http", process, process.inputReader(StandardCharsets.UTF_8)));
    }

    /** The reference server that has some of everything; it speaks the legacy era only. */
    static ForeignServer everything(NodePackages packages) throws IOException {
        int port = freePort();
        Process process = start(packages.command(EVERYTHING, "streamableHttp"), Map.of("PORT", Integer.toString(port)));
        waitFor("listening on port", process, process.errorReader(StandardCharsets.UTF_8));
        return new ForeignServer(process, "http://127.0.0.1:" + port + "/mcp");
    }

    String url() {
        return url;
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private static Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The first line with these words; all later lines are dropped, so that the process never waits for a reader. */
    private static String waitFor(String words, Process process, BufferedReader lines) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(words)) {
                drain(process);
                return line;
            }
            said.append(line).append('\n');
        }
        process.destroyForcibly();
        throw new IOException("the server ended at once: " + said);
    }

    private static void drain(Process process) {
        for (BufferedReader lines :
                List.of(process.inputReader(StandardCharsets.UTF_8), process.errorReader(StandardCharsets.UTF_8))) {
            Thread.ofPlatform().daemon().start(() -> skip(lines));
        }
    }

    /** Until the server ends, or is ended. */
    private static void skip(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // the stream was closed with the process
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
