package dev.mesh4j.protocol.client.http;

import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a request from JSON or from an event stream. */
public final class ReplyReader {

    /** The longest answer, and the longest event, that is read. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int QUOTED_CHARS = 200;

    private static final String NO_ANSWER = "the event stream ended without the answer";

    private ReplyReader() {}

    /** @throws IOException when the body breaks off, or a stream ends, before the answer */
    public static LinkReply read(HttpReply reply, RequestId id, Inbound inbound) throws IOException {
        if (!isStream(reply)) {
            return readBody(reply, id);
        }
        LinkReply answer = readStream(reply.status(), new SseReader(reply.body(), MAX_BYTES), id, inbound);
        if (answer == null) {
            throw new EOFException(NO_ANSWER);
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
            LinkReply answer = readEvent(status, data, id, inbound);
            if (answer != null) {
                return answer;
            }
        }
        return null;
    }

    /** The answer if the next event of a stream is it; anything else goes to {@code inbound}. */
    public static @Nullable LinkReply readEvent(int status, SseReader events, RequestId id, Inbound inbound)
            throws IOException {
        String data = events.next();
        if (data == null) {
            throw new EOFException(NO_ANSWER);
        }
        return readEvent(status, data, id, inbound);
    }

    private static @Nullable LinkReply readEvent(int status, String data, RequestId id, Inbound inbound) {
        if (data.isEmpty()) {
            return null;
        }
        JsonRpcMessage message = message(data.getBytes(StandardCharsets.UTF_8));
        if (message == null) {
            return garbage(status, data);
        }
        return deliver(message, id, inbound) ? new LinkReply(status, message, "") : null;
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
