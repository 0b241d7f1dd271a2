package dev.mesh4j.server.mcp;

import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running {@code /mcp} and a client that shows it as it is on the wire. */
final class McpEndpoint implements AutoCloseable {

    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final McpService service;
    private final MeshServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    McpEndpoint() {
        this(new GreetingService());
    }

    McpEndpoint(McpService service) {
        this(service, McpOptions.defaults(MAX_BODY_BYTES));
    }

    McpEndpoint(McpService service, McpOptions options) {
        this.service = service;
        McpRoutes routes = new McpRoutes(service, options);
        this.server = new MeshServer(new ServerOptions("127.0.0.1", 0, DRAIN), routes::addTo)
                .beforeDrain(routes::close)
                .start();
    }

    int port() {
        return server.port();
    }

    /** How many tools were called so far. */
    int calls() {
        return ((GreetingService) service).calls.get();
    }

    Reply send(ModernCall call) {
        return post(call.body(), call.headers());
    }

    /** A message without claims of its own, as a legacy client sends it. */
    Reply post(String body) {
        return post(body, Map.of());
    }

    Reply post(String body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
        all.putAll(headers);
        all.values().removeIf(String::isEmpty);
        return exchange("POST", HttpRequest.BodyPublishers.ofString(body), all);
    }

    Reply exchange(String method, HttpRequest.BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/mcp"))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return Reply.of(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }
}
