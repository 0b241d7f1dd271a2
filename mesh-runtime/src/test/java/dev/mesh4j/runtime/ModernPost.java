package dev.mesh4j.runtime;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A 2026-07-28 request as it is on the wire. */
public record ModernPost(RunningAgent agent, String capabilities) {

    public ModernPost(RunningAgent agent) {
        this(agent, "{}");
    }

    /** @param params JSON with single quotes; what {@code Mcp-Name} repeats is taken from it */
    public JsonNode send(String method, String params) {
        ObjectNode all = (ObjectNode) json(params);
        all.set(
                "_meta",
                json("{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
                        + "'io.modelcontextprotocol/clientCapabilities':" + capabilities + "}"));
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method);
        body.set("params", all);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + "/mcp"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        if (all.has("name") || all.has("uri")) {
            request.header(
                    "Mcp-Name", all.path(all.has("name") ? "name" : "uri").asString());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            var sent = request.POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            return JsonRpcCodec.parse(
                    client.send(sent, HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode tool(String name, String arguments) {
        return send("tools/call", "{'name':'" + name + "','arguments':" + arguments + "}");
    }

    /** The call again, with the answer to its one question. */
    public JsonNode answer(String name, JsonNode asked, String key, String response) {
        return send(
                "tools/call",
                "{'name':'" + name + "','arguments':{},'inputResponses':{'" + key + "':" + response
                        + "},'requestState':" + asked.at("/result/requestState") + "}");
    }

    public static JsonNode json(String text) {
        return JsonRpcCodec.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
