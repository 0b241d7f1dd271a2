package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the answer to {@code initialize} makes every later request carry.
 *
 * @param id absent when the server keeps no sessions
 * @param version absent before the handshake, and in 2025-03-26, which has no header for it
 */
record HttpSession(@Nullable String id, @Nullable String version) {

    static final HttpSession NONE = new HttpSession(null, null);

    static HttpSession begun(HttpReply reply, LinkReply answer) {
        if (!(answer.message() instanceof JsonRpcMessage.Result(var id, JsonNode result))) {
            return NONE;
        }
        String version = result.path("protocolVersion").asString("");
        boolean named = !version.isEmpty() && !version.equals(ProtocolVersion.V2025_03_26.text());
        return new HttpSession(reply.header(Headers.SESSION_ID), named ? version : null);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json, text/event-stream");
        if (id != null) {
            headers.put(Headers.SESSION_ID, id);
        }
        if (version != null) {
            headers.put(Headers.PROTOCOL_VERSION, version);
        }
        return headers;
    }

    /** The headers of a GET stream, resumed after an event or new. */
    Map<String, String> streamHeaders(@Nullable String lastEventId) {
        Map<String, String> headers = headers();
        headers.put("Accept", "text/event-stream");
        if (lastEventId != null) {
            headers.put(Headers.LAST_EVENT_ID, lastEventId);
        }
        return headers;
    }
}
