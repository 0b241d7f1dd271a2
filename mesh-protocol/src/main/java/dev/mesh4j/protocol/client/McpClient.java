package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpEndpoint.Era;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.mcp.ListToolsResult;
import dev.mesh4j.protocol.mcp.Method;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls MCP servers over Streamable HTTP: statelessly (2026-07-28), and in the bare legacy form where a server's answer
 * shows that it knows only that. Thread-safe.
 */
public final class McpClient {

    private static final ObjectReader CALL_RESULT = Json.mapper().readerFor(CallToolResult.class);
    private static final ObjectReader TOOLS = Json.mapper().readerFor(ListToolsResult.class);

    private final HttpTransport http;
    private final String meta;
    private final AtomicLong ids = new AtomicLong();

    public McpClient(HttpTransport http, Implementation clientInfo) {
        this.http = http;
        this.meta = McpRequest.meta(clientInfo);
    }

    /**
     * Calls a tool. A result with {@code isError} is returned, not thrown.
     *
     * @throws CallException when there is no result
     */
    public CallToolResult callTool(McpEndpoint endpoint, String tool, ObjectNode arguments, Duration timeout) {
        return read(endpoint, CALL_RESULT, send(endpoint, request(Method.TOOLS_CALL, tool, arguments), timeout));
    }

    /**
     * The first page of a server's tools.
     *
     * @throws CallException when there is no result
     */
    public ListToolsResult listTools(McpEndpoint endpoint, Duration timeout) {
        return read(endpoint, TOOLS, send(endpoint, request(Method.TOOLS_LIST, null, null), timeout));
    }

    private McpRequest request(String method, @Nullable String name, @Nullable ObjectNode arguments) {
        return new McpRequest(RequestId.of(ids.incrementAndGet()), method, name, arguments);
    }

    private JsonNode send(McpEndpoint endpoint, McpRequest request, Duration timeout) {
        if (endpoint.era() == Era.LEGACY) {
            return exchange(request.legacy(endpoint, timeout), request.id()).result(endpoint.url());
        }
        LinkReply reply = exchange(request.modern(endpoint, meta, timeout), request.id());
        if (endpoint.era() == Era.UNKNOWN && isLegacy(reply)) {
            reply = exchange(request.legacy(endpoint, timeout), request.id());
            endpoint.speaks(Era.LEGACY);
        } else if (reply.message() instanceof JsonRpcMessage.Result) {
            endpoint.speaks(Era.MODERN);
        }
        return reply.result(endpoint.url());
    }

    private LinkReply exchange(HttpCall call, RequestId id) {
        return http.exchange(call, reply -> ReplyReader.read(reply, id, Inbound.NONE));
    }

    /** A 4xx is evidence unless it is about authorization or carries an error that only the stateless era knows. */
    private static boolean isLegacy(LinkReply reply) {
        if (reply.status() < 400 || reply.status() >= 500 || reply.status() == 401 || reply.status() == 403) {
            return false;
        }
        JsonRpcError error = reply.error();
        boolean modern = error != null
                && (ErrorCode.isModern(error.code())
                        || (reply.status() == 404 && error.code() == ErrorCode.METHOD_NOT_FOUND.number()));
        return !modern;
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
