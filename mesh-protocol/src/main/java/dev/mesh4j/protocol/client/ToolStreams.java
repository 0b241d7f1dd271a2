package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.McpEndpoint.Era;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.client.stream.AnsweredItems;
import dev.mesh4j.protocol.client.stream.SseItems;
import dev.mesh4j.protocol.client.stream.StreamMeta;
import dev.mesh4j.protocol.client.stream.ToolItems;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Meta;
import dev.mesh4j.protocol.mcp.Method;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins calls whose items are read as they come. The first event is awaited, since it tells the server's era as an answer
 * does. Thread-safe.
 */
record ToolStreams(
        HttpTransport http,
        String meta,
        Supplier<RequestId> ids,
        LegacyConnections handshakes,
        Cancellation cancellation) {

    private static final Runnable NOTHING = () -> {};

    ToolItems open(McpEndpoint endpoint, ToolCall call, Function<LinkReply, CallToolResult> results) {
        McpRequest request = request(endpoint, call);
        if (endpoint.era() == Era.LEGACY) {
            return legacy(endpoint, request, call.timeout(), results);
        }
        HttpCall modern = request.modern(endpoint, meta, call.timeout());
        Runnable abandoned = endpoint.isAgent() ? () -> cancellation.tell(endpoint, request.id()) : NOTHING;
        ToolItems items = post(modern, request.id(), results, abandoned);
        LinkReply reply = items instanceof AnsweredItems answered ? answered.reply() : null;
        if (reply != null && endpoint.era() == Era.UNKNOWN && EraEvidence.isLegacy(reply.status(), reply.error())) {
            items = legacy(endpoint, request, call.timeout(), results);
            endpoint.speaks(Era.LEGACY);
        } else if (reply == null || reply.message() instanceof JsonRpcMessage.Result) {
            endpoint.speaks(Era.MODERN);
        }
        return items;
    }

    private McpRequest request(McpEndpoint endpoint, ToolCall call) {
        RequestId id = ids.get();
        ObjectNode own = call.meta();
        ObjectNode asking = own == null ? Json.mapper().createObjectNode() : own.deepCopy();
        asking.set(Meta.PROGRESS_TOKEN, id.json());
        asking.put(StreamMeta.WANTED, true);
        ToolCall streamed = new ToolCall(call.tool(), call.arguments(), call.headers(), asking, call.timeout());
        return new McpRequest(
                id, Method.TOOLS_CALL, streamed, endpoint.parameterHeaders(call.tool(), call.arguments()));
    }

    private ToolItems legacy(
            McpEndpoint endpoint, McpRequest request, Duration timeout, Function<LinkReply, CallToolResult> results) {
        return endpoint.isAgent()
                ? post(request.legacy(endpoint, timeout), request.id(), results, NOTHING)
                : handshakes.stream(endpoint, request, results);
    }

    private ToolItems post(
            HttpCall call, RequestId id, Function<LinkReply, CallToolResult> results, Runnable abandoned) {
        long deadline = System.nanoTime() + call.timeout().toNanos();
        OpenReply reply = open(call, abandoned);
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        try {
            NotExecutedReply.check(call.url(), reply.head());
            if (!ReplyReader.isStream(reply.head())) {
                LinkReply answer = reply.read(left, head -> ReplyReader.read(head, id, Inbound.NONE));
                reply.finish();
                return new AnsweredItems(answer, results);
            }
            SseItems items = new SseItems(reply, id, results, abandoned);
            LinkReply answer = items.begin(left);
            return answer == null ? items : new AnsweredItems(answer, results);
        } catch (RuntimeException e) {
            reply.close();
            throw e;
        }
    }

    /** A call that was sent and is not waited for any more may have begun. */
    private OpenReply open(HttpCall call, Runnable abandoned) {
        try {
            return http.open(call);
        } catch (CallException.TimedOut e) {
            abandoned.run();
            throw e;
        } catch (CallException.Lost e) {
            if (Thread.currentThread().isInterrupted()) {
                abandoned.run();
            }
            throw e;
        }
    }
}
