package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.plain.Destination;
import dev.mesh4j.protocol.client.plain.PlainHttp;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Blocking HTTP over pooled connections. Thread-safe; made for virtual threads.
 *
 * <p>A request body is sent at most once: a connection that breaks after the first byte is never retried behind the
 * caller's back.
 */
public final class HttpTransport implements AutoCloseable {

    /** Agents come and go, and what is remembered of them must not grow. */
    private static final int MOST_REMEMBERED = 10_000;

    private final HttpOptions options;
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();
    private final PlainHttp plain;
    private final ReentrantLock making = new ReentrantLock();

    /** Made when it is needed: reading the machine's certificates takes longer than a whole call. */
    private volatile @Nullable OkHttp okHttp;

    public HttpTransport() {
        this(HttpOptions.defaults());
    }

    HttpTransport(HttpOptions options) {
        this.options = options;
        this.plain = new PlainHttp(
                options.idleConnections(), options.keepAlive(), options.connectTimeout(), options.threads());
    }

    /**
     * Makes one exchange.
     *
     * @throws CallException.NotSent when nothing reached the peer; an interrupt while connecting is one, and stays set
     * @throws CallException.TimedOut when {@link HttpCall#timeout()} passed
     * @throws CallException.Lost when the connection broke after the call was sent
     */
    public <T> T exchange(HttpCall call, HttpReply.Reader<T> reader) {
        Destination plainly = plainly(call.url());
        return plainly == null ? okHttp().exchange(call, reader) : plain.exchange(call, plainly, reader);
    }

    /**
     * Begins an exchange whose answer stays open; whoever gets it closes it. Throws as {@link #exchange} does.
     *
     * @param call its time-out is for the head of the answer alone
     */
    public OpenReply open(HttpCall call) {
        return okHttp().open(call);
    }

    /**
     * Makes an exchange whose answer lasts as long as its peer likes. An interrupt ends it. Throws as {@link #exchange} does.
     *
     * @param call its time-out is for the head of the answer alone
     * @param silence how long nothing may come after that
     */
    public <T> T listen(HttpCall call, Duration silence, HttpReply.Reader<T> reader) {
        Destination plainly = plainly(call.url());
        if (plainly != null) {
            return plain.listen(call, plainly, silence, reader);
        }
        try (OpenReply open = okHttp().open(call)) {
            return open.listen(silence, reader);
        }
    }

    /** How many connections are open now, in use or idle. */
    public int connections() {
        OkHttp made = okHttp;
        return plain.connections() + (made == null ? 0 : made.connections());
    }

    /** Breaks off every exchange that is under way. */
    void cancel() {
        plain.cancel();
        OkHttp made = okHttp;
        if (made != null) {
            made.cancel();
        }
    }

    @Override
    public void close() {
        plain.close();
        OkHttp made = okHttp;
        if (made != null) {
            made.close();
        }
    }

    private @Nullable Destination plainly(String url) {
        if (options.proxied()) {
            return null;
        }
        Destination known = destinations.get(url);
        if (known == null) {
            known = Destination.of(url);
            if (known != null && destinations.size() < MOST_REMEMBERED) {
                destinations.put(url, known);
            }
        }
        return known;
    }

    private OkHttp okHttp() {
        OkHttp made = okHttp;
        if (made != null) {
            return made;
        }
        making.lock();
        try {
            made = okHttp == null ? new OkHttp(options) : okHttp;
            okHttp = made;
            return made;
        } finally {
            making.unlock();
        }
    }
}
