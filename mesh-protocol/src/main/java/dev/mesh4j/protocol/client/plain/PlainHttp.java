package dev.mesh4j.protocol.client.plain;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.plain.Destination.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Exchanges over pooled connections. A request is sent at most once. Thread-safe. */
public final class PlainHttp implements AutoCloseable {

    private static final long LONGEST = Long.MAX_VALUE / 8;

    private final IdleConnections idle;
    private final Watch watch;
    private final long connectTimeout;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * @param idleConnections how many are kept, to all servers together
     * @param keepAlive how long each of them is
     */
    public PlainHttp(int idleConnections, Duration keepAlive, Duration connectTimeout, ThreadFactory threads) {
        this.idle = new IdleConnections(idleConnections);
        this.watch = new Watch(idle, keepAlive, threads);
        this.connectTimeout = connectTimeout.toNanos();
    }

    /**
     * Makes one exchange.
     *
     * @throws CallException as {@link dev.mesh4j.protocol.client.HttpTransport#exchange} says
     */
    public <T> T exchange(HttpCall call, Destination to, HttpReply.Reader<T> reader) {
        return exchange(call, to, attempt -> UnaryOperator.identity(), reader);
    }

    /**
     * Makes an exchange that lasts as long as its peer likes.
     *
     * @param silence how long nothing may come after the head of the answer
     * @throws CallException as {@link dev.mesh4j.protocol.client.HttpTransport#listen} says
     */
    public <T> T listen(HttpCall call, Destination to, Duration silence, HttpReply.Reader<T> reader) {
        long nanos = Math.min(LONGEST, silence.toNanos());
        return exchange(call, to, attempt -> body -> new Patience(body, attempt, nanos), reader);
    }

    /** @param ways what the body of the answer passes through */
    private <T> T exchange(
            HttpCall call,
            Destination to,
            Function<Attempt, UnaryOperator<InputStream>> ways,
            HttpReply.Reader<T> reader) {
        ClassicHttpRequest request = request(call, to);
        long now = System.nanoTime();
        Attempt attempt = new Attempt(now + Math.min(LONGEST, call.timeout().toNanos()));
        UnaryOperator<InputStream> way = ways.apply(attempt);
        watch.add(attempt, now);
        try {
            PlainConnection connection = connection(call, to.origin(), attempt);
            return exchange(
                    call,
                    request,
                    connection,
                    attempt,
                    response -> reader.read(new PlainReply(call.url(), response, way)));
        } finally {
            watch.remove(attempt);
        }
    }

    /** How many connections are open now, in use or idle. */
    public int connections() {
        return open.get();
    }

    /** Breaks off every exchange that is under way. */
    public void cancel() {
        watch.cutAll();
    }

    @Override
    public void close() {
        idle.close();
        watch.close();
    }

    private static ClassicHttpRequest request(HttpCall call, Destination to) {
        try {
            return PlainRequest.of(call, to);
        } catch (IllegalArgumentException e) {
            throw new CallException.NotSent(call.url(), e);
        }
    }

    private <T> T exchange(
            HttpCall call,
            ClassicHttpRequest request,
            PlainConnection connection,
            Attempt attempt,
            ReplyReader<T> reader) {
        ClassicHttpResponse response = null;
        try {
            response = connection.exchange(request);
            return reader.read(response);
        } catch (IOException | HttpException e) {
            connection.close();
            throw attempt.expired()
                    ? new CallException.TimedOut(call.url(), call.timeout(), e)
                    : new CallException.Lost(call.url(), e);
        } finally {
            giveBack(connection, attempt, request, response);
        }
    }

    @FunctionalInterface
    private interface ReplyReader<T> {
        T read(ClassicHttpResponse response) throws IOException;
    }

    private void giveBack(
            PlainConnection connection,
            Attempt attempt,
            ClassicHttpRequest request,
            @Nullable ClassicHttpResponse response) {
        boolean reusable = response != null && connection.isReusable(request, response);
        if (reusable && attempt.release()) {
            idle.give(connection, System.nanoTime());
        } else {
            connection.close();
        }
    }

    private PlainConnection connection(HttpCall call, Origin origin, Attempt attempt) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            PlainConnection pooled = pooled(origin, attempt);
            return pooled == null ? opened(origin, attempt) : pooled;
        } catch (IOException e) {
            throw new CallException.NotSent(call.url(), e);
        }
    }

    private @Nullable PlainConnection pooled(Origin origin, Attempt attempt) throws IOException {
        PlainConnection connection = idle.take(origin);
        while (connection != null) {
            attempt.use(connection);
            if (!connection.isStale()) {
                return connection;
            }
            attempt.release();
            connection.close();
            connection = idle.take(origin);
        }
        return null;
    }

    private PlainConnection opened(Origin origin, Attempt attempt) throws IOException {
        IOException last = new UnknownHostException(origin.host());
        for (InetAddress address : InetAddress.getAllByName(origin.host())) {
            PlainConnection connection = new PlainConnection(origin, open::decrementAndGet);
            open.incrementAndGet();
            attempt.use(connection);
            try {
                long nanos = Math.min(connectTimeout, attempt.nanosLeft(System.nanoTime()));
                connection.connect(new InetSocketAddress(address, origin.port()), nanos);
                return connection;
            } catch (IOException e) {
                attempt.release();
                connection.close();
                last = e;
            }
        }
        throw last;
    }
}
