package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.CreateMessageParams;
import dev.mesh4j.protocol.mcp.CreateMessageResult;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import dev.mesh4j.protocol.mcp.ListRootsResult;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Root;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.Caller;
import dev.mesh4j.runtime.ToolContext;
import dev.mesh4j.runtime.call.CallContext;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.schema.FormSchemas;
import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The call as a user's method sees it. */
record ExchangeContext(Exchange exchange, AgentControl agent, CallContext call, ItemSink items, AtomicInteger asked)
        implements ToolContext {

    ExchangeContext(Exchange exchange, AgentControl agent, ItemSink.Use use) {
        this(exchange, agent, CallContext.current(exchange), new ItemSink(exchange, use), new AtomicInteger());
    }

    @Override
    public ClientCapabilities client() {
        return exchange.client();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.header(name));
    }

    @Override
    public Optional<Caller> caller() {
        return Optional.ofNullable(call.caller());
    }

    @Override
    public String correlationId() {
        return call.correlationId();
    }

    @Override
    public Optional<TraceContext> trace() {
        return Optional.ofNullable(call.trace());
    }

    @Override
    public void progress(double done) {
        exchange.progress(done, null, null);
    }

    @Override
    public void progress(double done, double total) {
        exchange.progress(done, total, null);
    }

    @Override
    public void progress(double done, double total, String message) {
        exchange.progress(done, total, message);
    }

    @Override
    public void emit(Object item) {
        items.emit(item);
    }

    @Override
    public void log(LoggingLevel level, Object data) {
        exchange.log(level, null, Json.mapper().valueToTree(data));
    }

    @Override
    public ElicitResult elicit(ElicitParams question) {
        return elicit(nextKey("elicitation"), question);
    }

    @Override
    public ElicitResult elicit(String key, ElicitParams question) {
        return (ElicitResult) one(key, InputRequest.elicit(question));
    }

    @Override
    public <T extends Record> Optional<T> elicit(String message, Class<T> form) {
        ElicitResult result = elicit(ElicitParams.form(message, FormSchemas.of(form)));
        JsonNode content = result.content();
        return result.accepted() && content != null
                ? Optional.of(Json.mapper().treeToValue(content, form))
                : Optional.empty();
    }

    @Override
    public CreateMessageResult sample(CreateMessageParams question) {
        return sample(nextKey("sampling"), question);
    }

    @Override
    public CreateMessageResult sample(String key, CreateMessageParams question) {
        return (CreateMessageResult) one(key, InputRequest.createMessage(question));
    }

    @Override
    public List<Root> roots() {
        return roots(nextKey("roots"));
    }

    @Override
    public List<Root> roots(String key) {
        return ((ListRootsResult) one(key, InputRequest.listRoots())).roots();
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> questions) {
        return exchange.ask(questions);
    }

    @Override
    public <T> T once(String key, Class<T> type, Supplier<T> step) {
        JsonNode value = exchange.once(key, () -> Json.mapper().valueToTree(step.get()));
        return Objects.requireNonNull(Json.mapper().treeToValue(value, type), key);
    }

    @Override
    public void startTask() {
        exchange.startTask();
    }

    @Override
    public Optional<Duration> remaining() {
        CurrentCall current = CurrentCall.get();
        return current == null
                ? Optional.empty()
                : current.remaining(System.nanoTime()).map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public boolean isCancelled() {
        return exchange.isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        exchange.onCancel(action);
    }

    @Override
    public void releaseConnection() {
        exchange.releaseConnection();
    }

    private InputResponse one(String key, InputRequest question) {
        return Objects.requireNonNull(exchange.ask(Map.of(key, question)).get(key));
    }

    private String nextKey(String kind) {
        return kind + "-" + asked.incrementAndGet();
    }
}
