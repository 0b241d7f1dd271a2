package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.client.dialect.ServerDescription;
import dev.mesh4j.protocol.client.modern.ModernDialect;
import dev.mesh4j.protocol.client.modern.Subscription;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.ListPromptsResult;
import dev.mesh4j.protocol.mcp.ListResourceTemplatesResult;
import dev.mesh4j.protocol.mcp.ListResourcesResult;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.Prompt;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Resource;
import dev.mesh4j.protocol.mcp.ResourceTemplate;
import dev.mesh4j.protocol.mcp.SubscriptionFilter;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client of one MCP server, over HTTP or of a process that it starts, in whichever revision both know. Blocks; an
 * interrupt cancels a call. Thread-safe.
 *
 * <pre>{@code
 * try (McpConnection server = McpConnection.to("http://localhost:8080/mcp").open()) {
 *     server.callTool("greet", arguments).text();
 * }
 * }</pre>
 *
 * <p>Every method throws {@link CallException} when there is no result.
 */
public final class McpConnection implements AutoCloseable {

    private final Exchange exchange;
    private final ToolCalls tools;
    private final CallOptions defaults;
    private final Queue<Subscription> subscriptions = new ConcurrentLinkedQueue<>();

    McpConnection(Exchange exchange, Duration timeout) {
        this.exchange = exchange;
        this.tools = new ToolCalls(exchange);
        this.defaults = CallOptions.within(timeout);
    }

    /** Begins a connection to the server at this URL. */
    public static ConnectionBuilder to(String url) {
        return to(McpEndpoint.at(url));
    }

    /** Begins a connection that shares what is known of the endpoint's era. */
    public static ConnectionBuilder to(McpEndpoint endpoint) {
        return new ConnectionBuilder(endpoint, null);
    }

    /** Begins a connection to a server that is started as a process. */
    public static ConnectionBuilder to(StdioCommand command) {
        return new ConnectionBuilder(null, command);
    }

    /** Who the server says it is, what it offers, and the revision that it is spoken to in. */
    public ServerDescription server() {
        return exchange.dialect() instanceof ModernDialect modern
                ? modern.description(exchange.read(Operation.of(Method.DISCOVER, defaults)))
                : exchange.dialect().describe(defaults);
    }

    /** All tools that can be called: those with unusable {@code x-mcp-header}s are left out. */
    public List<Tool> listTools() {
        return tools.list(defaults);
    }

    /** Calls a tool; what it says of its own failure is a result. */
    public CallToolResult callTool(String tool, ObjectNode arguments) {
        return callTool(tool, arguments, defaults);
    }

    public CallToolResult callTool(String tool, ObjectNode arguments, CallOptions options) {
        return read(tools.call(tool, arguments, options), CallToolResult.class);
    }

    /** Calls a tool and returns at once if it becomes a task (extension {@code io.modelcontextprotocol/tasks}). */
    public ToolOutcome startTool(String tool, ObjectNode arguments) {
        JsonNode result = tools.begin(tool, arguments, defaults.withTasks());
        return ToolCalls.isTask(result)
                ? new ToolOutcome.Started(read(result, Task.class))
                : new ToolOutcome.Done(read(result, CallToolResult.class));
    }

    public Task task(String taskId) {
        return read(exchange.call(task(Method.TASKS_GET, taskId)).result(), Task.class);
    }

    /** Answers what a task asks, all of it or some. */
    public void updateTask(String taskId, Map<String, InputResponse> answers) {
        Operation update = task(Method.TASKS_UPDATE, taskId);
        update.params().set("inputResponses", Json.mapper().valueToTree(answers));
        exchange.call(update);
    }

    /** Asks a task to stop; it may still complete. */
    public void cancelTask(String taskId) {
        exchange.call(task(Method.TASKS_CANCEL, taskId));
    }

    public List<Prompt> listPrompts() {
        List<Prompt> all = new ArrayList<>();
        pages(Method.PROMPTS_LIST)
                .each(page -> all.addAll(read(page, ListPromptsResult.class).prompts()));
        return all;
    }

    public GetPromptResult getPrompt(String name, Map<String, String> arguments) {
        return getPrompt(name, arguments, defaults);
    }

    public GetPromptResult getPrompt(String name, Map<String, String> arguments, CallOptions options) {
        Operation get = Operation.named(Method.PROMPTS_GET, "name", name, options);
        if (!arguments.isEmpty()) {
            get.params().set("arguments", Json.mapper().valueToTree(arguments));
        }
        return read(exchange.call(get).result(), GetPromptResult.class);
    }

    public List<Resource> listResources() {
        List<Resource> all = new ArrayList<>();
        pages(Method.RESOURCES_LIST)
                .each(page -> all.addAll(read(page, ListResourcesResult.class).resources()));
        return all;
    }

    public List<ResourceTemplate> listResourceTemplates() {
        List<ResourceTemplate> all = new ArrayList<>();
        pages(Method.RESOURCES_TEMPLATES_LIST)
                .each(page ->
                        all.addAll(read(page, ListResourceTemplatesResult.class).resourceTemplates()));
        return all;
    }

    public ReadResourceResult readResource(String uri) {
        return readResource(uri, defaults);
    }

    public ReadResourceResult readResource(String uri, CallOptions options) {
        Operation read = Operation.named(Method.RESOURCES_READ, "uri", uri, options);
        return read(exchange.read(read), ReadResourceResult.class);
    }

    /** Suggests values for an argument. Callers who do so while a user types should wait for a pause first. */
    public CompleteResult complete(CompleteParams params) {
        ObjectNode tree = Json.mapper().valueToTree(params);
        return read(call(Operation.of(Method.COMPLETE, defaults).withParams(tree)), CompleteResult.class);
    }

    /** Opens a stream of events. 2026-07-28; earlier servers send events without being asked. */
    public Subscription listen(SubscriptionFilter filter, Consumer<ServerEvent> events) {
        if (!(exchange.dialect() instanceof ModernDialect modern)) {
            throw new IllegalStateException(
                    "revision: " + exchange.dialect().revision().text()
                            + " (expected: 2026-07-28; use subscribe and ConnectionBuilder.events)");
        }
        ObjectNode wanted = Json.mapper().valueToTree(filter);
        Subscription opened = modern.listen(wanted, defaults, event -> events.accept(ServerEvent.of(event)));
        subscriptions.removeIf(subscription -> subscription.ended().isDone());
        subscriptions.add(opened);
        return opened;
    }

    /** Asks to hear of updates to a resource. Legacy era; see {@link #listen}. */
    public void subscribe(String uri) {
        call(Operation.named(Method.RESOURCES_SUBSCRIBE, "uri", uri, defaults));
    }

    public void unsubscribe(String uri) {
        call(Operation.named(Method.RESOURCES_UNSUBSCRIBE, "uri", uri, defaults));
    }

    /** Sets the least severe log messages that the server sends. Legacy era; see {@link CallOptions#withLog}. */
    public void setLevel(LoggingLevel least) {
        Operation set = Operation.of(Method.SET_LEVEL, defaults);
        set.params().put("level", least.text());
        call(set);
    }

    /** Returns when the server has answered. Legacy era. */
    public void ping() {
        call(Operation.of(Method.PING, defaults));
    }

    /** Tells the server that the roots have changed. Legacy era; later a server asks whenever it wants to know. */
    public void rootsChanged() {
        exchange.dialect().tell(Method.ROOTS_CHANGED, null, defaults.timeout());
    }

    /** Makes a request of an extension. */
    public JsonNode request(Operation operation) {
        return call(operation);
    }

    /** Ends open streams, the session, and the process, if there is one. */
    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        exchange.close();
    }

    private Pages pages(String method) {
        return new Pages(exchange, method, defaults);
    }

    private Operation task(String method, String taskId) {
        return Operation.named(method, "taskId", taskId, defaults.withTasks());
    }

    private JsonNode call(Operation operation) {
        return exchange.call(operation).result();
    }

    private <T> T read(JsonNode json, Class<T> type) {
        return Results.read(exchange.server(), json, type);
    }
}
