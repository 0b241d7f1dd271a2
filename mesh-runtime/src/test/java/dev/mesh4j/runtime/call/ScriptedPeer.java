package dev.mesh4j.runtime.call;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Another agent that does what the test tells it, call by call, and remembers the headers. */
final class ScriptedPeer implements AutoCloseable {

    /** What it does with one call. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange, JsonNode id) throws IOException;
    }

    private final HttpServer server;
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer usual;
    private volatile int health = 200;

    private ScriptedPeer(Answer usual) throws IOException {
        this.usual = usual;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", this::call);
        server.createContext("/readyz", exchange -> reply(exchange, health, Map.of(), "{}"));
        server.start();
    }

    static ScriptedPeer usually(Answer usual) throws IOException {
        return new ScriptedPeer(usual);
    }

    static Answer text(String text) {
        return (exchange, id) -> reply(
                exchange,
                200,
                Map.of(),
                "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{\"resultType\":\"complete\",\"content\":"
                        + "[{\"type\":\"text\",\"text\":\"" + text + "\"}]}}");
    }

    static Answer notExecuted(String reason, int retryAfter) {
        return (exchange, id) -> reply(
                exchange,
                503,
                Map.of("Mesh-Not-Executed", reason, "Retry-After", Integer.toString(retryAfter)),
                "{\"error\":\"no\"}");
    }

    static Answer status(int status) {
        return (exchange, id) -> reply(exchange, status, Map.of(), "");
    }

    /** Takes the call and hangs up. */
    static Answer broken() {
        return (exchange, id) -> exchange.close();
    }

    /** Answers when the test lets it. */
    static Answer after(CountDownLatch latch, Answer answer) {
        return (exchange, id) -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            answer.to(exchange, id);
        };
    }

    /** Never answers, until it is closed. */
    Answer silence() {
        return after(closed, broken());
    }

    /** The next calls are answered so, one each. */
    ScriptedPeer then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    void usual(Answer answer) {
        usual = answer;
    }

    void health(int status) {
        health = status;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int calls() {
        return headers.size();
    }

    /** Of the last call, by their names, whatever their case. */
    Map<String, String> headers() {
        return headers.getLast();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void call(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        if (request.get("id") == null) {
            reply(exchange, 202, Map.of(), "");
            return;
        }
        Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> received.put(name, values.getFirst()));
        headers.add(received);
        Answer next = script.poll();
        (next == null ? usual : next).to(exchange, request.get("id"));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
