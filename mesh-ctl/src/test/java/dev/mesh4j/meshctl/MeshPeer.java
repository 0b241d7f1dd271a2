package dev.mesh4j.meshctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
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
    private volatile int healthStatus = 200;
    private volatile String health = """
            {"service": "mesh4j-registry", "status": "healthy", "version": "0.1.0", "uptime_seconds": 125}""";
    private final List<JsonNode> tools = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final Map<String, String> traces = new ConcurrentHashMap<>();
    private volatile boolean holding;
    private volatile String demanded = "";
    private final AtomicInteger cancelled = new AtomicInteger();

    MeshPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health", exchange -> answer(exchange, healthStatus, health));
        server.createContext("/agents", exchange -> answer(exchange, agentsStatus, agentsReply()));
        server.createContext("/explain", exchange -> {
            question = exchange.getRequestURI().getRawQuery();
            answer(exchange, explainStatus, explanation);
        });
        server.createContext("/heartbeat", this::register);
        server.createContext("/mcp", this::mcp);
        server.createContext("/old/mcp", this::legacy);
        server.createContext("/traces/", this::trace);
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

    /** A tool that {@code tools/list} describes with this input schema; one that is not described takes anything. */
    MeshPeer describing(String tool, String inputSchema) {
        return describing(tool, inputSchema, "{}");
    }

    MeshPeer describing(String tool, String inputSchema, String meta) {
        ObjectNode described = Json.mapper().createObjectNode().put("name", tool);
        described.set("inputSchema", Json.mapper().readTree(inputSchema));
        described.set("_meta", Json.mapper().readTree(meta));
        tools.add(described);
        return this;
    }

    /** Sends the members of a progress notification, beside its token, before the result; calls are then event streams. */
    MeshPeer sayingBefore(String members) {
        progress.add(members);
        return this;
    }

    /** Refuses MCP without this {@code Authorization}. */
    MeshPeer demanding(String authorization) {
        demanded = authorization;
        return this;
    }

    private boolean refuses(HttpExchange exchange) throws IOException {
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        boolean refused = !demanded.isEmpty() && !demanded.equals(said);
        if (refused) {
            answer(exchange, 401, "{}");
        }
        return refused;
    }

    /** Answers no call from now on. */
    MeshPeer holding() {
        holding = true;
        return this;
    }

    /** What {@code GET /traces/ID} answers. */
    MeshPeer tracing(String traceId, String reply) {
        traces.put(traceId, reply);
        return this;
    }

    /** How often a call was cancelled. */
    int cancelled() {
        return cancelled.get();
    }

    /** The HTTP headers of the calls that came in, by names in lower case. */
    List<Map<String, String>> headers() {
        return List.copyOf(headers);
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
        return healthy(200, "{\"status\": \"healthy\", \"owner\": \"" + name + "\"}");
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What {@code GET /health} answers from now on, as registry and as agent. */
    MeshPeer healthy(int status, String reply) {
        healthStatus = status;
        health = reply;
        return this;
    }

    /** Takes an agent out again. */
    MeshPeer without(String id) {
        agents.removeIf(agent -> agent.path("id").asString().equals(id));
        return this;
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

    private void mcp(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        if (refuses(exchange)) {
            return;
        }
        switch (request.path("method").asString("")) {
            case "tools/list" -> reply(exchange, request, "{\"tools\":" + described() + "}");
            case "tools/call" -> callTool(exchange, request);
            case "notifications/cancelled" -> {
                cancelled.incrementAndGet();
                answer(exchange, 202, "");
            }
            default -> answer(exchange, 404, "{}");
        }
    }

    /** An MCP server that knows only sessions. */
    private void legacy(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        if (refuses(exchange)) {
            return;
        }
        switch (request.path("method").asString("")) {
            case String method
            when exchange.getRequestHeaders().containsKey("Mcp-Method") ->
                answer(exchange, 400, "{\"error\":\"" + method + "\"}");
            case "initialize" -> {
                exchange.getResponseHeaders().set("Mcp-Session-Id", "s1");
                reply(exchange, request, """
                        {"protocolVersion":"2025-11-25","capabilities":{},"serverInfo":{"name":"old","version":"1"}}""");
            }
            case "tools/list" -> reply(exchange, request, "{\"tools\":" + described() + "}");
            case "tools/call" -> callTool(exchange, request);
            default -> answer(exchange, 202, "");
        }
    }

    private String described() {
        ArrayNode all = Json.mapper().createArrayNode();
        tools.forEach(all::add);
        for (JsonNode agent : agents) {
            for (JsonNode capability : agent.path("capabilities")) {
                String name = capability.path("function_name").asString("");
                if (tools.stream()
                        .noneMatch(tool -> tool.path("name").asString("").equals(name))) {
                    all.addObject().put("name", name).putObject("inputSchema").put("type", "object");
                }
            }
        }
        return all.toString();
    }

    private void callTool(HttpExchange exchange, JsonNode request) throws IOException {
        Map<String, String> sent = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> sent.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        headers.add(sent);
        calls.add(request.path("params"));
        if (holding) {
            await();
        }
        if (progress.isEmpty()) {
            reply(exchange, request, result);
            return;
        }
        StringBuilder events = new StringBuilder();
        JsonNode token = request.at("/params/_meta/progressToken");
        for (String members : progress) {
            events.append("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{")
                    .append("\"progressToken\":" + token + "," + members + "}}\n\n");
        }
        events.append("data: " + envelope(request, result) + "\n\n");
        answer(exchange, 200, "text/event-stream", events.toString());
    }

    private void trace(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().replace("/traces/", "");
        String known = traces.get(id);
        answer(exchange, known == null ? 404 : 200, known == null ? "{\"error\":\"nothing is served there\"}" : known);
    }

    private static void reply(HttpExchange exchange, JsonNode request, String result) throws IOException {
        answer(exchange, 200, envelope(request, result));
    }

    private static String envelope(JsonNode request, String result) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + request.path("id") + ",\"result\":" + result.replace('\n', ' ') + "}";
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
