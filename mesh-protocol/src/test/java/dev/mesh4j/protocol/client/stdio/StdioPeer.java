package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A server process. Its arguments say how it behaves: modern, legacy, silent (no answer to a probe), stubborn. */
public final class StdioPeer {

    private final Set<String> traits;
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private StdioPeer(Set<String> traits) {
        this.traits = traits;
    }

    public static StdioCommand command(String... traits) {
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> words = new java.util.ArrayList<>(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                StdioPeer.class.getName()));
        words.addAll(List.of(traits));
        return StdioCommand.of(words.toArray(String[]::new));
    }

    public static void main(String[] args) throws Exception {
        StdioPeer peer = new StdioPeer(Set.of(args));
        if (peer.traits.contains("stubborn")) {
            // neither the end of its input nor a polite signal ends it
            Runtime.getRuntime().addShutdownHook(new Thread(StdioPeer::never));
        }
        System.err.println("started");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode message = Json.mapper().readTree(line);
                Thread.ofVirtual().start(() -> peer.serve(message));
            }
        }
        if (peer.traits.contains("stubborn")) {
            never();
        }
    }

    private static void never() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(JsonNode message) {
        String method = message.path("method").asString("answer");
        seen.add(method);
        JsonNode params = message.path("params");
        JsonNode id = message.get("id");
        switch (method) {
            case "server/discover" -> discover(id);
            case "initialize" -> result(id, """
                    {"protocolVersion":"2025-11-25","capabilities":{},"serverInfo":{"name":"peer","version":"1"}}""");
            case "tools/call" -> call(id, params);
            default -> {
                if (id != null && message.has("method")) {
                    result(id, "{}");
                }
            }
        }
    }

    private void discover(JsonNode id) {
        if (traits.contains("modern")) {
            result(id, "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}");
        } else if (!traits.contains("silent")) {
            write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"no\"}}");
        }
    }

    private void call(JsonNode id, JsonNode params) {
        switch (params.path("name").asString("")) {
            case "crash" -> Runtime.getRuntime().halt(3);
            case "hang" -> {}
            case "pid" -> text(id, String.valueOf(ProcessHandle.current().pid()));
            case "seen" -> text(id, String.join(",", seen));
            case "environment" -> text(id, String.join(",", System.getenv().keySet()));
            case "child" -> text(id, String.valueOf(child()));
            case "progress" -> progress(id, params);
            case "ask" -> {
                write("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"roots/list\"}");
                text(id, "asked");
            }
            default -> text(id, params.path("arguments").toString());
        }
    }

    private static long child() {
        try {
            return new ProcessBuilder("sleep", "1000").start().pid();
        } catch (IOException e) {
            return -1;
        }
    }

    private void progress(JsonNode id, JsonNode params) {
        JsonNode token = params.path("_meta").path("progressToken");
        for (int i = 1; i <= 2; i++) {
            write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":" + token
                    + ",\"progress\":" + i + "}}");
        }
        text(id, "done");
    }

    private void text(JsonNode id, String text) {
        ObjectNode result = Json.mapper().createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        result(id, result.toString());
    }

    private void result(JsonNode id, String result) {
        write("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result.strip() + "}");
    }

    private synchronized void write(String line) {
        out.println(line);
        out.flush();
    }
}
