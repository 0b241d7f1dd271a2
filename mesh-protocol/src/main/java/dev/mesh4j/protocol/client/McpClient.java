package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpEndpoint.Era;
import dev.mesh4j.protocol.client.dialect.CallInbound;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.stream.AnsweredItems;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.jsonrpc.UniqueIds;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import dev.mesh4j.protocol.mcp.ParameterHeaders;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.Tool;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls tools of many servers, at the least cost: statelessly (2026-07-28) without asking first, and in the legacy era where
 * a server's answer shows that it knows only that. For everything else that MCP has there is {@link McpConnection}.
 * Thread-safe.
 */
public final class McpClient implements AutoCloseable {

    private static final ObjectReader CALL_RESULT = Json.mapper().readerFor(CallToolResult.class);
    private static final ObjectReader TOOLS = Json.mapper().readerFor(ListToolsResult.class);

    private final AuthorizedHttp http;
    private final String meta;
    private final LegacyConnections handshakes;
    private final ToolStreams streams;
    private final Supplier<RequestId> ids;
    private final Cancellation cancellation;

    public McpClient(HttpTransport http, Implementation clientInfo) {
        this(http, clientInfo, new UniqueIds(), null);
    }

    /** @param authorizer gets what servers demand before they serve, streams excepted */
    public McpClient(HttpTransport http, Implementation clientInfo, Authorizer authorizer) {
        this(http, clientInfo, new UniqueIds(), authorizer);
    }

    McpClient(HttpTransport http, Implementation clientInfo, Supplier<RequestId> ids, @Nullable Authorizer authorizer) {
        this.http = new AuthorizedHttp(http, authorizer);
        this.ids = ids;
        this.cancellation = new Cancellation(http);
        this.meta = McpRequest.meta(clientInfo);
        this.handshakes = new LegacyConnections(http, clientInfo, authorizer);
        this.streams = new ToolStreams(http, meta, ids, handshakes, cancellation);
    }

    /**
     * Calls a tool. A result with {@code isError} is returned, not thrown.
     *
     * @throws CallException when there is no result
     */
    public CallToolResult callTool(McpEndpoint endpoint, ToolCall call) {
        return callTool(endpoint, call, CallOptions.within(call.timeout()));
    }

    /**
     * As {@link #callTool(McpEndpoint, ToolCall)}, and hears of the progress.
     *
     * @param progress gets what the server says of it, in order; must not block for long
     */
    public CallToolResult callTool(McpEndpoint endpoint, ToolCall call, Consumer<ProgressParams> progress) {
        ObjectNode own = call.meta();
        ObjectNode asking = own == null ? Json.mapper().createObjectNode() : own.deepCopy();
        asking.set(Meta.PROGRESS_TOKEN, ids.get().json());
        ToolCall heard = new ToolCall(call.tool(), call.arguments(), call.headers(), asking, call.timeout());
        return callTool(endpoint, heard, CallOptions.within(call.timeout()).withProgress(progress));
    }

    private CallToolResult callTool(McpEndpoint endpoint, ToolCall call, CallOptions options) {
        LinkReply reply = send(endpoint, request(endpoint, call), options);
        if (mismatched(reply)) {
            learnHeaders(endpoint, call.timeout());
            reply = send(endpoint, request(endpoint, call), options);
        }
        NotExecutedReply.check(endpoint.url(), reply.error());
        return result(endpoint, reply);
    }

    /**
     * Calls a tool whose items are read as they come; whoever gets them closes them. A server that sends none gives its
     * result alone.
     *
     * @param call its time-out is for the first item
     * @throws CallException when neither an item nor a result came
     */
    public ToolItems streamTool(McpEndpoint endpoint, ToolCall call) {
        ToolItems items = streams.open(endpoint, call, reply -> result(endpoint, reply));
        if (items instanceof AnsweredItems answered && mismatched(answered.reply())) {
            learnHeaders(endpoint, call.timeout());
            items = streams.open(endpoint, call, reply -> result(endpoint, reply));
        }
        if (items instanceof AnsweredItems answered) {
            NotExecutedReply.check(endpoint.url(), answered.reply().error());
        }
        return items;
    }

    /** As {@link #callTool(McpEndpoint, ToolCall)}, with nothing but the tool's arguments. */
    public CallToolResult callTool(McpEndpoint endpoint, String tool, ObjectNode arguments, Duration timeout) {
        return callTool(endpoint, ToolCall.of(tool, arguments, timeout));
    }

    /**
     * The first page of a server's tools.
     *
     * @throws CallException when there is no result
     */
    public ListToolsResult listTools(McpEndpoint endpoint, Duration timeout) {
        McpRequest request = new McpRequest(ids.get(), Method.TOOLS_LIST, null, Map.of());
        LinkReply reply = send(endpoint, request, CallOptions.within(timeout));
        return read(endpoint, TOOLS, reply.result(endpoint.url()));
    }

    /**
     * Ends the sessions that servers of the legacy era made it open, and waits a second at most for servers to be told of
     * calls that were given up. The transport stays open.
     */
    @Override
    public void close() {
        handshakes.close();
        cancellation.close();
    }

    private static boolean mismatched(LinkReply reply) {
        return reply.error() != null && reply.error().code() == ErrorCode.HEADER_MISMATCH.number();
    }

    private static CallToolResult result(McpEndpoint endpoint, LinkReply reply) {
        return read(endpoint, CALL_RESULT, reply.result(endpoint.url()));
    }

    private McpRequest request(McpEndpoint endpoint, ToolCall call) {
        Map<String, String> mirrored = endpoint.parameterHeaders(call.tool(), call.arguments());
        return new McpRequest(ids.get(), Method.TOOLS_CALL, call, mirrored);
    }

    private LinkReply send(McpEndpoint endpoint, McpRequest request, CallOptions options) {
        if (endpoint.era() == Era.LEGACY) {
            return legacy(endpoint, request, options);
        }
        LinkReply reply = modern(endpoint, request, options);
        if (endpoint.era() == Era.UNKNOWN && EraEvidence.isLegacy(reply.status(), reply.error())) {
            reply = legacy(endpoint, request, options);
            endpoint.speaks(Era.LEGACY);
        } else if (reply.message() instanceof JsonRpcMessage.Result) {
            endpoint.speaks(Era.MODERN);
        }
        return reply;
    }

    /** Who is interrupted while it waits cancels what it asked for. */
    private LinkReply modern(McpEndpoint endpoint, McpRequest request, CallOptions options) {
        try {
            return exchange(request.modern(endpoint, meta, options.timeout()), request.id(), options);
        } catch (CallException.Lost e) {
            if (endpoint.isAgent() && Thread.currentThread().isInterrupted()) {
                cancellation.tell(endpoint, request.id());
            }
            throw e;
        }
    }

    /** An agent needs no handshake; any other server is owed one. */
    private LinkReply legacy(McpEndpoint endpoint, McpRequest request, CallOptions options) {
        return endpoint.isAgent()
                ? exchange(request.legacy(endpoint, options.timeout()), request.id(), options)
                : handshakes.call(endpoint, request, options);
    }

    private LinkReply exchange(HttpCall call, RequestId id, CallOptions options) {
        Inbound inbound = options.progress() == null ? Inbound.NONE : new CallInbound(options, Inbound.NONE);
        return http.exchange(call, reply -> {
            NotExecutedReply.check(call.url(), reply);
            return ReplyReader.read(reply, id, inbound);
        });
    }

    private void learnHeaders(McpEndpoint endpoint, Duration timeout) {
        for (Tool tool : listTools(endpoint, timeout).tools()) {
            try {
                endpoint.mirrors(tool.name(), ParameterHeaders.of(tool.inputSchema()));
            } catch (IllegalArgumentException e) {
                // nobody can call it; the server will say so
                continue;
            }
        }
    }

    /** A result type that this client does not know makes the result invalid (2026-07-28, basic); absent is complete. */
    private static <T> T read(McpEndpoint endpoint, ObjectReader reader, JsonNode result) {
        String type = result.path("resultType").asString("complete");
        if (!type.equals("complete")) {
            throw unusable(endpoint, "resultType: " + type + " (expected: complete)");
        }
        try {
            T read = reader.readValue(result);
            if (read == null) {
                throw unusable(endpoint, "no result");
            }
            return read;
        } catch (JacksonException e) {
            throw unusable(endpoint, "an unusable result: " + e.getOriginalMessage());
        }
    }

    private static CallException unusable(McpEndpoint endpoint, String what) {
        return new CallException.Refused(endpoint.url(), 200, null, what);
    }
}
