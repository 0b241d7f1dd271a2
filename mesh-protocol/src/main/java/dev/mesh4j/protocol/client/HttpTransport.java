package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Blocking HTTP over one connection pool. Thread-safe; made for virtual threads.
 *
 * <p>A request body is sent at most once: a connection that breaks after the first byte is never retried behind the
 * caller's back.
 */
public final class HttpTransport implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int IDLE_CONNECTIONS = 256;

    /** Shorter than a server's idle time-out, so that a pooled connection is rarely found dead. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
            .connectTimeout(CONNECT_TIMEOUT)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .followRedirects(false)
            .build();

    /**
     * Makes one exchange.
     *
     * @throws CallException.NotSent when nothing reached the peer
     * @throws CallException.TimedOut when {@link HttpCall#timeout()} passed
     * @throws CallException.Lost when the connection broke after the call was sent
     */
    public <T> T exchange(HttpCall call, HttpReply.Reader<T> reader) {
        byte @Nullable [] bytes = call.body();
        OneShotBody body = bytes == null ? null : new OneShotBody(bytes);
        Call exchange = client.newCall(request(call, body));
        exchange.timeout().timeout(Math.max(1, call.timeout().toNanos()), TimeUnit.NANOSECONDS);
        try (Response response = exchange.execute()) {
            return reader.read(new OkHttpReply(response));
        } catch (IOException e) {
            throw failure(call, body == null || !body.started(), e);
        }
    }

    /** How many connections are open now, in use or idle. */
    public int connections() {
        return client.connectionPool().connectionCount();
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    private static Request request(HttpCall call, @Nullable OneShotBody body) {
        Request.Builder request = new Request.Builder().url(call.url());
        call.headers().forEach(request::header);
        return request.method(call.method(), body).build();
    }

    private static CallException failure(HttpCall call, boolean bodyUnsent, IOException e) {
        if (neverConnected(e) || (bodyUnsent && call.body() != null)) {
            return new CallException.NotSent(call.url(), e);
        }
        // OkHttp reports a passed call time-out as an InterruptedIOException
        return e instanceof InterruptedIOException
                ? new CallException.TimedOut(call.url(), call.timeout(), e)
                : new CallException.Lost(call.url(), e);
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || (e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage()).contains("connect"));
    }
}
