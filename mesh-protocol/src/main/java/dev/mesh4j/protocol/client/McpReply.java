package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came back for a request.
 *
 * @param message the JSON-RPC answer; absent when the body was none
 * @param text the start of a body that was no JSON-RPC, for the error message
 */
record McpReply(int status, @Nullable JsonRpcMessage message, String text) {

    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int QUOTED_CHARS = 200;

    static McpReply read(HttpReply reply, RequestId id) throws IOException {
        String type = reply.header("Content-Type");
        return type != null && type.startsWith("text/event-stream") ? readStream(reply, id) : readBody(reply);
    }

    private static McpReply readBody(HttpReply reply) throws IOException {
        byte[] body = reply.bytes(MAX_BYTES);
        try {
            return new McpReply(reply.status(), JsonRpcCodec.message(JsonRpcCodec.parse(body)), "");
        } catch (JsonRpcException e) {
            return garbage(reply, new String(body, StandardCharsets.UTF_8));
        }
    }

    private static McpReply readStream(HttpReply reply, RequestId id) throws IOException {
        SseReader events = new SseReader(reply.body(), MAX_BYTES);
        for (String data = events.next(); data != null; data = events.next()) {
            if (data.isEmpty()) {
                continue;
            }
            try {
                JsonNode json = JsonRpcCodec.parse(data.getBytes(StandardCharsets.UTF_8));
                if (!json.has("method") && id.equals(JsonRpcCodec.idOf(json))) {
                    return new McpReply(reply.status(), JsonRpcCodec.message(json), "");
                }
            } catch (JsonRpcException e) {
                return garbage(reply, data);
            }
        }
        throw new IOException("the event stream ended without the answer");
    }

    private static McpReply garbage(HttpReply reply, String text) {
        return new McpReply(reply.status(), null, text.substring(0, Math.min(text.length(), QUOTED_CHARS)));
    }
}
