package dev.mesh4j.protocol.client.http;

import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a request from JSON or from an event stream. */
public final class ReplyReader {

    /** The longest answer, and the longest event, that is read. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int QUOTED_CHARS = 200;

    private ReplyReader() {}

    /** @throws IOException when the body breaks off, or a stream ends, before the answer */
    public static LinkReply read(HttpReply reply, RequestId id, Inbound inbound) throws IOException {
        if (!isStream(reply)) {
            return readBody(reply, id);
        }
        LinkReply answer = readStream(reply.status(), new SseReader(reply.body(), MAX_BYTES), id, inbound);
        if (answer == null) {
            throw new IOException("the event stream ended without the answer");
        }
        return answer;
    }

    public static boolean isStream(HttpReply reply) {
        String type = reply.header("Content-Type");
        return type != null && type.startsWith("text/event-stream");
    }

    /** The answer in a stream, {@code null} when it ended without; what comes before it goes to {@code inbound}. */
    public static @Nullable LinkReply readStream(int status, SseReader events, RequestId id, Inbound inbound)
            throws IOException {
        for (String data = events.next(); data != null; data = events.next()) {
            if (data.isEmpty()) {
                continue;
            }
            JsonRpcMessage message = message(data.getBytes(StandardCharsets.UTF_8));
            if (message == null) {
                return garbage(status, data);
            }
            if (deliver(message, id, inbound)) {
                return new LinkReply(status, message, "");
            }
        }
        return null;
    }

    private static LinkReply readBody(HttpReply reply, RequestId id) throws IOException {
        byte[] body = reply.bytes(MAX_BYTES);
        JsonRpcMessage message = message(body);
        // an error keeps its meaning whatever its id: it may come from before the id was read
        boolean foreign =
                message instanceof JsonRpcMessage.Result(RequestId answered, var result) && !answered.equals(id);
        return message == null || foreign
                ? garbage(reply.status(), new String(body, StandardCharsets.UTF_8))
                : new LinkReply(reply.status(), message, "");
    }

    /** Whether the message is the answer. */
    private static boolean deliver(JsonRpcMessage message, RequestId id, Inbound inbound) {
        return switch (message) {
            case JsonRpcMessage.Result(RequestId answered, var result) -> answered.equals(id);
            case JsonRpcMessage.Failure(RequestId answered, var error) -> answered == null || answered.equals(id);
            case JsonRpcMessage.Notification notification -> {
                inbound.notified(notification);
                yield false;
            }
            case JsonRpcMessage.Request request -> {
                inbound.asked(request);
                yield false;
            }
        };
    }

    private static @Nullable JsonRpcMessage message(byte[] json) {
        try {
            return JsonRpcCodec.message(JsonRpcCodec.parse(json));
        } catch (JsonRpcException e) {
            return null;
        }
    }

    private static LinkReply garbage(int status, String text) {
        return new LinkReply(status, null, text.substring(0, Math.min(text.length(), QUOTED_CHARS)));
    }
}
