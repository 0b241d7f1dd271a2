package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
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

    private final IdleCloser idleCloser;

    /** Reading the machine's certificates takes longer than a whole call, so a mesh without TLS does not. */
    private final OkHttpClient plain;

    private volatile @Nullable OkHttpClient secure;

    public HttpTransport() {
        this(KEEP_ALIVE, Thread.ofPlatform().daemon().name("http-idle-closer").factory());
    }

    HttpTransport(Duration keepAlive, ThreadFactory closers) {
        this.idleCloser = new IdleCloser(closers);
        this.plain = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(idleCloser.pool(IDLE_CONNECTIONS, keepAlive))
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .socketFactory(new ChannelSocketFactory())
                .addNetworkInterceptor(new StaleConnectionCheck())
                .build();
    }

    /**
     * Makes one exchange.
     *
     * @throws CallException.NotSent when nothing reached the peer; an interrupt while connecting is one, and stays set
     * @throws CallException.TimedOut when {@link HttpCall#timeout()} passed
     * @throws CallException.Lost when the connection broke after the call was sent
     */
    public <T> T exchange(HttpCall call, HttpReply.Reader<T> reader) {
        long deadline = System.nanoTime() + call.timeout().toNanos();
        while (true) {
            byte @Nullable [] bytes = call.body();
            OneShotBody body =
                    bytes == null ? null : new OneShotBody(call.headers().get("Content-Type"), bytes);
            Call exchange = newCall(call, body);
            exchange.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            try (Response response = exchange.execute()) {
                return reader.read(new OkHttpReply(response));
            } catch (StaleConnectionCheck.Stale e) {
                // each one found leaves the pool, so that this ends with a live connection or none
                continue;
            } catch (IOException e) {
                throw failure(call, body == null || !body.started(), e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                // OkHttp is Kotlin: interrupted while it connects, it throws InterruptedException without saying so
                Thread.currentThread().interrupt();
                throw new CallException.NotSent(call.url(), e);
            }
        }
    }

    /**
     * Begins an exchange whose answer stays open; whoever gets it closes it. Throws as {@link #exchange} does.
     *
     * @param call its time-out is for the head of the answer alone
     */
    public OpenReply open(HttpCall call) {
        return OpenReply.of(call, body -> newCall(call, body));
    }

    private Call newCall(HttpCall call, @Nullable OneShotBody body) {
        try {
            return client(call.url()).newCall(request(call, body));
        } catch (IllegalArgumentException e) {
            // such as the address of an agent that speaks stdio
            throw new CallException.NotSent(call.url(), e);
        }
    }

    private OkHttpClient client(String url) {
        if (!url.startsWith("https:")) {
            return plain;
        }
        OkHttpClient client = secure;
        if (client == null) {
            // two threads may both come here; what they make shares one pool and is the same
            client = plain.newBuilder()
                    .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                    .build();
            secure = client;
        }
        return client;
    }

    /** How many connections are open now, in use or idle. */
    public int connections() {
        return plain.connectionPool().connectionCount();
    }

    /** Breaks off every exchange that is under way. */
    void cancel() {
        plain.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        plain.connectionPool().evictAll();
        idleCloser.close();
        plain.dispatcher().executorService().shutdown();
    }

    private static Request request(HttpCall call, @Nullable OneShotBody body) {
        // compressing what crosses a machine or a rack costs more than it saves
        Request.Builder request = new Request.Builder().url(call.url()).header("Accept-Encoding", "identity");
        call.headers().forEach(request::header);
        return request.method(call.method(), body).build();
    }

    static CallException failure(HttpCall call, boolean bodyUnsent, IOException e) {
        if (neverConnected(e) || (bodyUnsent && call.body() != null)) {
            return new CallException.NotSent(call.url(), e);
        }
        // OkHttp reports a passed call time-out as an InterruptedIOException, and an interrupt as well
        return e instanceof InterruptedIOException && !Thread.currentThread().isInterrupted()
                ? new CallException.TimedOut(call.url(), call.timeout(), e)
                : new CallException.Lost(call.url(), e);
    }

    private static boolean neverConnected(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || (e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage()).contains("onnect"));
    }
}
