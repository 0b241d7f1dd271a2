package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.http.SseReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.client.link.LinkReply;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream was read.
 *
 * @param answer absent when the stream ended before it
 * @param lastEventId where to go on
 * @param retry how long to wait before
 */
record Progress(@Nullable LinkReply answer, @Nullable String lastEventId, Duration retry) {

    static final Duration DEFAULT_RETRY = Duration.ofSeconds(1);

    static Progress done(LinkReply answer) {
        return new Progress(answer, null, DEFAULT_RETRY);
    }

    /** @throws IOException when the stream broke off and nothing says where to go on */
    static Progress read(HttpReply reply, RequestId id, Inbound inbound) throws IOException {
        SseReader events = new SseReader(reply.body(), ReplyReader.MAX_BYTES);
        LinkReply answer = null;
        try {
            answer = ReplyReader.readStream(reply.status(), events, id, inbound);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            if (events.lastEventId() == null || Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
        if (answer == null && events.lastEventId() == null) {
            throw new IOException("the event stream ended without the answer");
        }
        return new Progress(answer, events.lastEventId(), retry(events));
    }

    static Duration retry(SseReader events) {
        return events.retryMillis() < 0 ? DEFAULT_RETRY : Duration.ofMillis(events.retryMillis());
    }
}
