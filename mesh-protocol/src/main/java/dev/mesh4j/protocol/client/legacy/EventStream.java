package dev.mesh4j.protocol.client.legacy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.client.http.SseReader;
import dev.mesh4j.protocol.client.link.Inbound;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The GET stream of what a server sends of its own accord, opened again whenever it ends; a server may refuse it. */
final class EventStream implements AutoCloseable {

    private static final Duration UNTIL_CLOSED = Duration.ofDays(3650);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    /** No answer comes by this stream. */
    private static final RequestId NO_REQUEST = RequestId.of("");

    private final AuthorizedHttp http;
    private final String url;
    private final HttpSession session;
    private final Inbound inbound;
    private final Thread thread = Thread.ofVirtual().name("mcp-events").unstarted(this::run);
    private final CountDownLatch settled = new CountDownLatch(1);
    private @Nullable String lastEventId;
    private Duration pause = Progress.DEFAULT_RETRY;
    private boolean refused;

    EventStream(AuthorizedHttp http, String url, HttpSession session, Inbound inbound) {
        this.http = http;
        this.url = url;
        this.session = session;
        this.inbound = inbound;
    }

    /**
     * Returns when the server has answered, or after a while: a stream that came to be only during the first call could be
     * taken for that call's, resumed.
     */
    void start() {
        thread.start();
        try {
            if (!settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} has not answered whether it has a stream of events", url);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!refused && !Thread.currentThread().isInterrupted()) {
                open();
                TimeUnit.NANOSECONDS.sleep(refused ? 0 : pause.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        try {
            exchange();
        } finally {
            settled.countDown();
        }
    }

    private void exchange() {
        HttpCall get = new HttpCall("GET", url, session.streamHeaders(lastEventId), null, UNTIL_CLOSED);
        try {
            refused = http.exchange(get, this::read);
        } catch (CallException e) {
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    /** Whether there is no such stream. */
    private boolean read(HttpReply reply) throws IOException {
        settled.countDown();
        if (reply.status() != 200 || !ReplyReader.isStream(reply)) {
            return reply.status() < 500;
        }
        SseReader events = new SseReader(reply.body(), ReplyReader.MAX_BYTES);
        try {
            ReplyReader.readStream(200, events, NO_REQUEST, inbound);
        } finally {
            lastEventId = events.lastEventId() == null ? lastEventId : events.lastEventId();
            pause = Progress.retry(events);
        }
        return false;
    }
}
