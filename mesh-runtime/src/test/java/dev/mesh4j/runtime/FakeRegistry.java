package dev.mesh4j.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A registry that answers what the test tells it, and remembers what it was told. */
public final class FakeRegistry implements AutoCloseable {

    /** @param bindings of the header, empty for none */
    public record Reply(int status, String body, String bindings) {}

    private final HttpServer server;
    private final List<JsonNode> registrations = new CopyOnWriteArrayList<>();
    private final List<String> beats = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final List<String> watches = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Queue<Integer> beatStatuses = new ConcurrentLinkedQueue<>();
    private volatile int beatStatus = 200;
    private volatile Runnable beforeDelete = () -> {};
    private volatile Function<JsonNode, Reply> answer = registration -> accepted("{}", "");

    private FakeRegistry(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public static FakeRegistry start() throws IOException {
        return new FakeRegistry(0);
    }

    public static FakeRegistry start(int port) throws IOException {
        return new FakeRegistry(port);
    }

    /** A port that is free for a registry that comes later. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @param dependencies {@code dependencies_resolved}, JSON with single quotes */
    public static Reply accepted(String dependencies, String bindings) {
        String body = "{\"status\":\"success\",\"dependencies_resolved\":" + dependencies.replace('\'', '"') + "}";
        return new Reply(200, body, bindings);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Every registration from now on is answered with this. */
    public void answerRegistrations(Function<JsonNode, Reply> next) {
        answer = next;
    }

    public void answerRegistrations(Reply next) {
        answer = registration -> next;
    }

    /** Every beat from now on is answered with this. */
    public void answerBeats(int status) {
        beatStatus = status;
    }

    /** Runs before an agent that leaves is answered. */
    public void onDelete(Runnable before) {
        beforeDelete = before;
    }

    /** The next beat is answered with this. */
    public void answerOneBeat(int status) {
        beatStatuses.add(status);
    }

    public List<JsonNode> registrations() {
        return registrations;
    }

    /** The {@code Mesh-Bindings} of each beat, empty for none. */
    public List<String> beats() {
        return beats;
    }

    /** The paths of watches that were asked for; there are none here. */
    public List<String> watches() {
        return watches;
    }

    /** The {@code Mesh-Agent-Key} of each registration, empty for none. */
    public List<String> keys() {
        return keys;
    }

    /** The ids of agents that left. */
    public List<String> deleted() {
        return deleted;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "HEAD" -> {
                beats.add(
                        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Mesh-Bindings"), ""));
                Integer once = beatStatuses.poll();
                send(exchange, once == null ? beatStatus : once, null);
            }
            case "GET" -> {
                watches.add(path);
                send(exchange, 404, null);
            }
            case "POST" -> {
                keys.add(Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Mesh-Agent-Key"), ""));
                JsonNode registration = Json.mapper().readTree(body);
                Reply reply = answer.apply(registration);
                if (!reply.bindings().isEmpty()) {
                    exchange.getResponseHeaders().set("Mesh-Bindings", reply.bindings());
                }
                registrations.add(registration);
                send(exchange, reply.status(), reply.body());
            }
            default -> {
                beforeDelete.run();
                deleted.add(path.substring(path.lastIndexOf('/') + 1));
                send(exchange, 204, null);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, @Nullable String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
