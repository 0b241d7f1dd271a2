package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools that run as tasks, each in one way. */
final class JobService implements McpService {

    private static final Implementation INFO = new Implementation("jobs", "1");
    private static final TaskTraits TASK = new TaskTraits(TaskSupport.OPTIONAL, false, false);

    private static final Map<String, TaskTraits> TOOLS = new LinkedHashMap<>();

    static {
        TOOLS.put("greet", TaskTraits.NONE);
        TOOLS.put("wait", TASK);
        TOOLS.put("must", new TaskTraits(TaskSupport.REQUIRED, false, false));
        Stream.of("fail", "error", "crash", "ask", "ask-two", "sample", "large", "deep", "half", "same-key")
                .forEach(tool -> TOOLS.put(tool, TASK));
        TOOLS.put("first", new TaskTraits(TaskSupport.OPTIONAL, true, false));
        TOOLS.put("resume", new TaskTraits(TaskSupport.OPTIONAL, false, true));
    }

    final Semaphore released = new Semaphore(0);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger seeds = new AtomicInteger();
    private final Changes changes = new Changes();
    private final Catalog catalog = Catalog.ofTools(
            INFO,
            TOOLS.keySet().stream()
                    .map(name -> new Tool(name, "Does " + name, Json.mapper().readTree("{\"type\":\"object\"}"), null))
                    .toList());

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public boolean offersTasks() {
        return true;
    }

    @Override
    public TaskTraits taskTraits(String tool) {
        TaskTraits traits = TOOLS.get(tool);
        if (traits == null) {
            throw Unknown.tool(tool, TOOLS.keySet());
        }
        return traits;
    }

    @Override
    public CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        runs.incrementAndGet();
        return switch (tool) {
            case "greet", "must" -> text("Hello " + arguments.path("name").asString("world"));
            case "wait" -> waited();
            case "fail" -> CallToolResult.error("no luck");
            case "error" -> throw new JsonRpcException(ErrorCode.INVALID_PARAMS, "not so");
            case "crash" -> throw new IllegalStateException("jdbc:secret");
            case "ask" -> text("Hello " + name(exchange, "name"));
            case "ask-two" -> text(String.join(" ", askTwo(exchange)));
            case "sample" ->
                text(exchange.ask(Map.of("roots", InputRequest.listRoots())).toString());
            case "large" -> text("x".repeat(2_000_000));
            case "deep" -> deep();
            case "half" -> text("half \ud800 of a pair");
            case "same-key" -> text(name(exchange, "name") + " " + name(exchange, "name"));
            case "first" -> first(exchange);
            case "resume" -> resume(exchange);
            default -> throw Unknown.tool(tool, TOOLS.keySet());
        };
    }

    private CallToolResult waited() {
        try {
            return text(released.tryAcquire(60, TimeUnit.SECONDS) ? "done" : "gave up");
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            return CallToolResult.error("interrupted");
        }
    }

    private static CallToolResult first(Exchange exchange) {
        String name = name(exchange, "name");
        exchange.startTask();
        return text("Hello " + name + " and " + name(exchange, "other"));
    }

    private CallToolResult resume(Exchange exchange) {
        JsonNode seed =
                exchange.once("seed", () -> Json.mapper().getNodeFactory().numberNode(seeds.incrementAndGet()));
        String name = name(exchange, "name");
        waited();
        return text("seed " + seed + " for " + name);
    }

    private static List<String> askTwo(Exchange exchange) {
        Map<String, InputRequest> questions = new LinkedHashMap<>();
        questions.put("first", question());
        questions.put("second", question());
        Map<String, InputResponse> answers = exchange.ask(questions);
        return Stream.of("first", "second").map(key -> name(answers, key)).toList();
    }

    private static String name(Exchange exchange, String key) {
        return name(exchange.ask(Map.of(key, question())), key);
    }

    private static String name(Map<String, InputResponse> answers, String key) {
        JsonNode content = ((ElicitResult) answers.get(key)).content();
        return content == null ? "nobody" : content.path("name").asString("nobody");
    }

    private static InputRequest question() {
        ObjectNode schema = (ObjectNode)
                Json.mapper().readTree("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
        return InputRequest.elicit(ElicitParams.form("Who?", schema));
    }

    private static CallToolResult deep() {
        ObjectNode top = Json.mapper().createObjectNode();
        ObjectNode at = top;
        for (int i = 0; i < 300; i++) {
            at = at.putObject("a");
        }
        return new CallToolResult(null, List.of(), top, null, null);
    }

    private static CallToolResult text(String text) {
        return new CallToolResult(null, List.of(Content.text(text)), null, null, null);
    }
}
