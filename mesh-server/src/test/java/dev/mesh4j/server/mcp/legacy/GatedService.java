package dev.mesh4j.server.mcp.legacy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.PromptMessage;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceContents;
import dev.mesh4j.protocol.mcp.Tool;
import dev.mesh4j.server.mcp.Catalog;
import dev.mesh4j.server.mcp.Changes;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Tools that wait for the test's word where that matters. */
final class GatedService implements McpService {

    static final String URI = "test://one";

    final Changes changes = new Changes();

    /** A tool that waits tells the test so here. */
    final LinkedBlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();

    /** How a wait ended: open, cancelled. */
    final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();

    final CountDownLatch gate = new CountDownLatch(1);

    private final Catalog catalog = new Catalog(
            new Implementation("gated", "1"),
            Stream.of("say", "steps", "wait", "release", "both", "form", "sample", "many", "late")
                    .map(name -> new Tool(name, name, Json.mapper().readTree("{\"type\":\"object\"}"), null))
                    .toList(),
            List.of(new Prompt("hello", null, "Greets", List.of(), null, null)),
            List.of(new Resource(URI, "one", null, "The one", "text/plain", null, null, null, null)),
            List.of(),
            true);

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        return switch (tool) {
            case "say" -> text(arguments.path("text").asString("said"));
            case "steps" -> {
                for (int step = 1; step <= 3; step++) {
                    exchange.progress(step, 3.0, "step " + step);
                    exchange.log(LoggingLevel.INFO, null, StringNode.valueOf("line " + step));
                }
                yield text("stepped");
            }
            case "wait" -> {
                exchange.progress(1, null, "begun");
                yield await(exchange);
            }
            case "release" -> {
                exchange.releaseConnection();
                yield await(exchange);
            }
            case "late" -> late(exchange);
            case "many" -> many(arguments.path("count").asInt(), exchange);
            case "both" ->
                text(answers(exchange.ask(Map.of("name", form("Name?"), "roots", InputRequest.listRoots()))));
            case "form" -> text(answers(exchange.ask(Map.of("name", form("Name?")))));
            case "sample" ->
                text(answers(exchange.ask(Map.of(
                        "model",
                        InputRequest.createMessage(new CreateMessageParams(
                                10, dev.mesh4j.protocol.mcp.SamplingMessage.user("Say it")))))));
            default -> throw Unknown.tool(tool, catalog.tools().entries().keySet());
        };
    }

    private CallToolResult await(Exchange exchange) {
        exchange.onCancel(() -> ends.add("told"));
        waiting.add(exchange);
        try {
            boolean open = gate.await(20, TimeUnit.SECONDS);
            ends.add(open ? "open" : "timed out");
        } catch (InterruptedException e) {
            ends.add("interrupted");
            Thread.currentThread().interrupt();
        }
        return text("waited");
    }

    private CallToolResult late(Exchange exchange) {
        waiting.add(exchange);
        return text("early");
    }

    private static CallToolResult many(int count, Exchange exchange) {
        String padding = "x".repeat(1000);
        for (int i = 1; i <= count; i++) {
            exchange.progress(i, (double) count, padding);
        }
        return text("all");
    }

    private static InputRequest form(String message) {
        return InputRequest.elicit(ElicitParams.form(message, Json.mapper().readTree("""
                {"type":"object","properties":{
                  "name":{"type":"string","default":"Ada"},
                  "color":{"type":"string","oneOf":[{"const":"r","title":"Red"},{"const":"g","title":"Green"}]},
                  "sure":{"type":"boolean","default":true}}}""")));
    }

    private static String answers(Map<String, InputResponse> answers) {
        Map<String, InputResponse> sorted = new LinkedHashMap<>();
        answers.keySet().stream().sorted().forEach(key -> sorted.put(key, answers.get(key)));
        return Json.mapper().writeValueAsString(sorted);
    }

    private static CallToolResult text(String text) {
        return new CallToolResult(null, List.of(Content.text(text)), null, null, null);
    }

    @Override
    public GetPromptResult prompt(String name, ObjectNode arguments, Exchange exchange) {
        if (!name.equals("hello")) {
            throw Unknown.prompt(name, List.of("hello"));
        }
        return GetPromptResult.of(PromptMessage.user(Content.text("Hello")));
    }

    @Override
    public ReadResourceResult read(String uri, Exchange exchange) {
        if (!uri.equals(URI)) {
            throw Unknown.resource(uri);
        }
        return ReadResourceResult.of(ResourceContents.text(uri, "text/plain", "1"));
    }

    @Override
    public CompleteResult complete(CompleteParams params, Exchange exchange) {
        JsonNode ref = Json.mapper().valueToTree(params);
        if (!ref.at("/argument/name").asString("").equals("who")) {
            throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "Unknown argument");
        }
        return CompleteResult.of(List.of("Ada"));
    }
}
