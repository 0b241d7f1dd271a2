package dev.mesh4j.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Another agent: an MCP server that answers every tool with one function, and remembers what it was asked. */
public final class FakePeer implements AutoCloseable {

    private final HttpServer server;
    private final Function<JsonNode, CallToolResult> tool;
    private final List<JsonNode> calls = new CopyOnWriteArrayList<>();

    private FakePeer(Function<JsonNode, CallToolResult> tool) throws IOException {
        this.tool = tool;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/mcp", this::answer);
        server.start();
    }

    /** @param tool from the arguments to the answer */
    public static FakePeer answering(Function<JsonNode, CallToolResult> tool) throws IOException {
        return new FakePeer(tool);
    }

    /** @param json with single quotes */
    public static CallToolResult structured(String json) {
        JsonNode value = Json.mapper().readTree(json.replace('\'', '"'));
        return new CallToolResult("complete", List.of(Content.text(value.toString())), value, null, null);
    }

    public static CallToolResult text(String text) {
        return new CallToolResult("complete", List.of(Content.text(text)), null, null, null);
    }

    /** The base URL of an agent that nothing listens for. */
    public static String deadUrl() throws IOException {
        FakePeer peer = answering(arguments -> text(""));
        peer.close();
        return peer.url();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The {@code params} of every call. */
    public List<JsonNode> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
        calls.add(request.get("params"));
        CallToolResult result = tool.apply(request.at("/params/arguments"));
        ObjectNode reply = Json.mapper().createObjectNode().put("jsonrpc", "2.0");
        reply.set("id", request.get("id"));
        reply.set("result", Json.mapper().valueToTree(result));
        byte[] body = Json.mapper().writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
