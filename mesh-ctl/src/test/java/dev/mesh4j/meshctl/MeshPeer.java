package dev.mesh4j.meshctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small registry and a small agent behind one port, in the words of their contracts. */
final class MeshPeer implements AutoCloseable {

    static final String NOW = "2026-11-21T10:00:10Z";

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<JsonNode> agents = new CopyOnWriteArrayList<>();
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private volatile String result = "{\"content\":[]}";
    private volatile int agentsStatus = 200;
    private volatile int explainStatus = 200;
    private volatile String explanation = "{}";
    private volatile String question = "";
    private volatile String owner = "";

    MeshPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, 200, health()));
        server.createContext("/agents", exchange -> answer(exchange, agentsStatus, agentsReply()));
        server.createContext("/explain", exchange -> {
            question = exchange.getRequestURI().getRawQuery();
            answer(exchange, explainStatus, explanation);
        });
        server.createContext("/heartbeat", this::register);
        server.createContext("/mcp", this::callTool);
        server.createContext("/silent/mcp", exchange -> await());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An agent whose fields are those of {@code GET /agents}, with {@code $URL} for this peer's own address. */
    MeshPeer with(String agent) {
        agents.add(Json.mapper().readTree(agent.replace("$URL", url())));
        return this;
    }

    /** A healthy agent with one capability of the same name as its tool, served by this peer. */
    MeshPeer offering(String id, String capability) {
        return with("""
                {"id": "%s", "name": "%s", "status": "healthy", "endpoint": "$URL",
                 "capabilities": [{"name": "%s", "function_name": "%s_tool", "available": true}]}""".formatted(id, id.replaceAll("-.*", ""), capability, capability));
    }

    /** What {@code tools/call} answers from now on. */
    MeshPeer answering(String callToolResult) {
        result = callToolResult;
        return this;
    }

    MeshPeer failingWith(int status) {
        agentsStatus = status;
        return this;
    }

    /** What {@code GET /explain} answers from now on. */
    MeshPeer explaining(int status, String reply) {
        explainStatus = status;
        explanation = reply;
        return this;
    }

    /** Whose it says that it is. */
    MeshPeer ownedBy(String name) {
        owner = name;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The query of the last {@code GET /explain}. */
    String question() {
        return question;
    }

    /** The {@code params} of the calls that came in. */
    List<JsonNode> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private String health() {
        return """
                {"service": "mesh4j-registry", "status": "healthy", "version": "0.1.0", "uptime_seconds": 125%s}""".formatted(owner.isEmpty() ? "" : ", \"owner\": \"" + owner + "\"");
    }

    private String agentsReply() {
        ObjectNode reply = Json.mapper().createObjectNode();
        ArrayNode list = reply.putArray("agents");
        agents.forEach(list::add);
        return reply.put("count", agents.size()).put("timestamp", NOW).toString();
    }

    private void register(HttpExchange exchange) throws IOException {
        JsonNode registration = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        ObjectNode agent = Json.mapper().createObjectNode();
        agent.set("id", registration.path("agent_id"));
        agent.set("name", registration.path("name"));
        agent.put(
                "endpoint", "http://127.0.0.1:" + registration.path("http_port").asInt());
        agent.put("status", "healthy")
                .put("total_dependencies", registration.path("missing").asInt(0));
        agents.add(agent);
        answer(exchange, 200, "{\"status\": \"success\"}");
    }

    private void callTool(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        calls.add(request.path("params"));
        answer(exchange, 200, "{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id") + ",\"result\":" + result + "}");
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
