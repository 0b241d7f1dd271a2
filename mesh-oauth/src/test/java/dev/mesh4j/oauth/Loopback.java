package dev.mesh4j.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP server on loopback with a handler per exact path, which remembers what it was sent. */
final class Loopback implements AutoCloseable {

    /** What was asked. */
    record Ask(String method, String path, Map<String, String> headers, Map<String, String> query, String body) {

        String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }

        Map<String, String> form() {
            return single(body);
        }
    }

    /** What to answer. */
    record Reply(int status, Map<String, String> headers, String body) {

        static Reply json(String body) {
            return new Reply(200, Map.of("Content-Type", "application/json"), body);
        }

        static Reply status(int status) {
            return new Reply(status, Map.of(), "");
        }

        static Reply redirect(String to) {
            return new Reply(302, Map.of("Location", to), "");
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Ask, Reply>> handlers = new ConcurrentHashMap<>();
    final List<Ask> asked = new CopyOnWriteArrayList<>();

    Loopback() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void on(String path, Function<Ask, Reply> handler) {
        handlers.put(path, handler);
    }

    void remove(String path) {
        handlers.remove(path);
    }

    List<String> paths() {
        return asked.stream().map(Ask::path).toList();
    }

    List<Ask> asked(String path) {
        return asked.stream().filter(ask -> ask.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String query = exchange.getRequestURI().getRawQuery();
            Ask ask = new Ask(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    single(query == null ? "" : query),
                    body);
            asked.add(ask);
            Reply reply =
                    handlers.getOrDefault(ask.path(), any -> Reply.status(404)).apply(ask);
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    static Map<String, String> single(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        URLUtils.parseParameters(query).forEach((name, all) -> values.put(name, String.join("|", all)));
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
