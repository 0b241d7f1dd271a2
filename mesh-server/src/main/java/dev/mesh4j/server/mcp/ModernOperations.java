package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage.Request;
import dev.mesh4j.protocol.mcp.CacheScope;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.DiscoverResult;
import dev.mesh4j.protocol.mcp.GetPromptResult;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import dev.mesh4j.protocol.mcp.ReadResourceResult;
import dev.mesh4j.protocol.mcp.Task;
import dev.mesh4j.server.mcp.tasks.TaskMemory;
import dev.mesh4j.server.mcp.tasks.TaskRequests;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** The methods of revision 2026-07-28. */
final class ModernOperations implements AutoCloseable {

    private final McpService service;
    private final RequestStates states;
    private final @Nullable TaskRequests tasks;
    private final Subscriptions subscriptions;
    private final ObjectNode meta;
    private final JsonNode writtenMeta;

    ModernOperations(McpService service, McpOptions options) {
        this.service = service;
        this.states = options.states();
        this.meta = ServerMeta.of(service.catalog().server());
        // nearly every result has this and nothing else, so it is written once
        this.writtenMeta = Json.mapper().getNodeFactory().rawValueNode(new RawValue(meta.toString()));
        this.tasks = options.tasks() == null ? null : new TaskRequests(options.tasks(), meta);
        this.subscriptions = new Subscriptions(service, tasks);
    }

    /** @throws JsonRpcException when the request cannot be served */
    Object serve(Request request, RequestMeta requestMeta, Carrier carrier) {
        if (!Capabilities.offers(service.catalog(), request.method())) {
            throw Unknown.method(request.method());
        }
        return switch (request.method()) {
            case Method.TOOLS_CALL -> call(request, requestMeta, carrier);
            case Method.TOOLS_LIST -> service.catalog().tools().modern(Params.cursor(request));
            case Method.DISCOVER -> discover();
            case Method.PROMPTS_LIST -> service.catalog().prompts().modern(Params.cursor(request));
            case Method.PROMPTS_GET -> inRounds(request, requestMeta, carrier, exchange -> prompt(request, exchange));
            case Method.RESOURCES_LIST -> service.catalog().resources().modern(Params.cursor(request));
            case Method.RESOURCES_TEMPLATES_LIST ->
                service.catalog().templates().modern(Params.cursor(request));
            case Method.RESOURCES_READ -> inRounds(request, requestMeta, carrier, exchange -> read(request, exchange));
            case Method.COMPLETE -> complete(request, requestMeta, carrier);
            case Method.LISTEN -> subscriptions.listen(request, requestMeta, meta, carrier);
            case Method.TASKS_GET, Method.TASKS_UPDATE, Method.TASKS_CANCEL -> task(request, requestMeta);
            default -> throw Unknown.method(request.method());
        };
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    private DiscoverResult discover() {
        Catalog catalog = service.catalog();
        return new DiscoverResult(
                "complete",
                ProtocolVersion.MODERN.stream().map(ProtocolVersion::text).toList(),
                Capabilities.modern(catalog, tasks != null && service.offersTasks()),
                catalog.server().description(),
                0,
                CacheScope.PUBLIC,
                meta);
    }

    private Object call(Request request, RequestMeta requestMeta, Carrier carrier) {
        String tool = Params.text(request, "name");
        ObjectNode arguments = Params.arguments(request);
        var mirrored = service.catalog().parameterHeaders(tool);
        if (mirrored != null) {
            ModernEnvelope.checkParameters(mirrored, arguments, carrier);
        }
        TaskTraits traits = tasks == null ? TaskTraits.NONE : traits(tool, requestMeta);
        if (tasks != null && traits.support() != TaskSupport.NONE) {
            return asTask(request, requestMeta, carrier, traits, tasks);
        }
        return inRounds(request, requestMeta, carrier, exchange -> call(tool, arguments, exchange));
    }

    private CallToolResult call(String tool, ObjectNode arguments, Exchange exchange) {
        CallToolResult result = service.call(tool, arguments, exchange);
        return new CallToolResult(
                "complete", result.content(), result.structuredContent(), result.isError(), withServer(result.meta()));
    }

    /** How the tool runs as a task for this client; none when its client is to wait. */
    private TaskTraits traits(String tool, RequestMeta requestMeta) {
        TaskTraits traits = service.taskTraits(tool);
        if (traits.support() == TaskSupport.REQUIRED) {
            TaskRequests.requireDeclared(requestMeta.capabilities());
        }
        boolean follows = traits.support() != TaskSupport.NONE
                && requestMeta.capabilities().supportsExtension(Task.EXTENSION);
        return follows ? traits : TaskTraits.NONE;
    }

    private Object asTask(
            Request request, RequestMeta requestMeta, Carrier carrier, TaskTraits traits, TaskRequests into) {
        if (!traits.asksFirst()) {
            return into.create(request, traits.resumable(), TaskMemory.NOTHING);
        }
        Rounds rounds = new Rounds(states, request);
        try {
            Exchange first = new ModernExchange(requestMeta, carrier, rounds, true);
            return inRounds(
                    first, rounds, exchange -> call(Params.text(request, "name"), Params.arguments(request), exchange));
        } catch (StartingTask starting) {
            return into.create(request, traits.resumable(), rounds.memory());
        }
    }

    private Object task(Request request, RequestMeta requestMeta) {
        if (tasks == null) {
            throw Unknown.method(request.method());
        }
        return tasks.serve(request, requestMeta.capabilities());
    }

    private GetPromptResult prompt(Request request, Exchange exchange) {
        GetPromptResult result = service.prompt(Params.text(request, "name"), Params.arguments(request), exchange);
        return new GetPromptResult("complete", result.description(), result.messages(), withServer(result.meta()));
    }

    private ReadResourceResult read(Request request, Exchange exchange) {
        ReadResourceResult result = service.read(Params.text(request, "uri"), exchange);
        return new ReadResourceResult(
                "complete",
                result.contents(),
                Objects.requireNonNullElse(result.ttlMs(), 0L),
                Objects.requireNonNullElse(result.cacheScope(), CacheScope.PRIVATE),
                withServer(result.meta()));
    }

    private CompleteResult complete(Request request, RequestMeta requestMeta, Carrier carrier) {
        CompleteParams params = Params.completion(request);
        Exchange exchange = new ModernExchange(requestMeta, carrier, new Rounds(states, request));
        CompleteResult result = service.complete(params, exchange);
        return new CompleteResult("complete", result.completion(), withServer(result.meta()));
    }

    private Object inRounds(
            Request request, RequestMeta requestMeta, Carrier carrier, Function<Exchange, Object> serve) {
        Rounds rounds = new Rounds(states, request);
        return inRounds(new ModernExchange(requestMeta, carrier, rounds), rounds, serve);
    }

    private Object inRounds(Exchange exchange, Rounds rounds, Function<Exchange, Object> serve) {
        try {
            return serve.apply(exchange);
        } catch (AwaitingInput awaiting) {
            return rounds.result(awaiting, meta);
        }
    }

    private JsonNode withServer(@Nullable JsonNode own) {
        return own instanceof ObjectNode object ? object.deepCopy().setAll(meta) : writtenMeta;
    }
}
