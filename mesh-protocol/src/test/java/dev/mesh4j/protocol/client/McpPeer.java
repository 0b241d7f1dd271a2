package dev.mesh4j.protocol.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** A real HTTP server that speaks as much MCP as a test tells it, streams included. */
public final class McpPeer implements AutoCloseable {

    /** @param json the message of a POST; missing for others */
    public record Received(String verb, Map<String, String> headers, JsonNode json) {

        /** The JSON-RPC method, or the HTTP one where there is no message. */
        public String method() {
            return json.path("method").asString(json.isMissingNode() ? verb : "answer");
        }

        public JsonNode params() {
            return json.path("params");
        }
    }

    @FunctionalInterface
    public interface Script {
        void serve(Received request, Out out) throws Exception;
    }

    /** The answer, written as the script goes on. */
    public record Out(HttpExchange exchange, JsonNode id) {

        public Out header(String name, String value) {
            exchange.getResponseHeaders().set(name, value);
            return this;
        }

        public void result(String json) throws IOException {
            json(200, envelope("\"result\":" + json));
        }

        public void error(int status, int code, String data) throws IOException {
            json(status, envelope(error(code, data)));
        }

        public void json(int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            header("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        public void status(int status) throws IOException {
            exchange.sendResponseHeaders(status, -1);
        }

        /** Begins an event stream. */
        public Out stream() throws IOException {
            header("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            return this;
        }

        /** Lines of a stream as they are, then sent. */
        public Out lines(String text) throws IOException {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return this;
        }

        public Out event(String json) throws IOException {
            return lines("data: " + json + "\n\n");
        }

        public Out resultEvent(String json) throws IOException {
            return event(envelope("\"result\":" + json));
        }

        private String envelope(String members) {
            return "{\"jsonrpc\":\"2.0\",\"id\":" + (id.isMissingNode() ? "null" : id) + "," + members + "}";
        }

        private static String error(int code, String data) {
            return "\"error\":{\"code\":" + code + ",\"message\":\"no\",\"data\":" + data + "}";
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public McpPeer(Script script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, script));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    public List<Received> received() {
        return received;
    }

    /** What was received, by {@link Received#method}. */
    public List<String> methods() {
        return received.stream().map(Received::method).toList();
    }

    public Received last(String method) {
        return received.stream()
                .filter(r -> r.method().equals(method))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Script script) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            byte[] body = exchange.getRequestBody().readAllBytes();
            JsonNode json = body.length == 0
                    ? Json.mapper().missingNode()
                    : Json.mapper().readTree(body);
            Received request = new Received(exchange.getRequestMethod(), headers, json);
            received.add(request);
            script.serve(request, new Out(exchange, json.path("id")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
