package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges that are encrypted, cross a proxy, keep their answer open, or go where only OkHttp's reading of a URL leads.
 * Thread-safe.
 */
final class OkHttp implements AutoCloseable {

    private final IdleCloser idleCloser;
    private final OkHttpClient cleartext;
    private final OkHttpClient secure;

    OkHttp(HttpOptions options) {
        this.idleCloser = new IdleCloser(options.threads());
        this.cleartext = new OkHttpClient.Builder()
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .connectionPool(idleCloser.pool(options.idleConnections(), options.keepAlive()))
                .connectTimeout(options.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .socketFactory(new ChannelSocketFactory())
                .addNetworkInterceptor(new StaleConnectionCheck())
                .build();
        this.secure = cleartext
                .newBuilder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .build();
    }

    /** Makes one exchange, as {@link HttpTransport#exchange} says. */
    <T> T exchange(HttpCall call, HttpReply.Reader<T> reader) {
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

    OpenReply open(HttpCall call) {
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
        return url.startsWith("https:") ? secure : cleartext;
    }

    /** How many connections are open now, in use or idle. */
    int connections() {
        return cleartext.connectionPool().connectionCount();
    }

    /** Breaks off every exchange that is under way. */
    void cancel() {
        cleartext.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        cleartext.connectionPool().evictAll();
        idleCloser.close();
        cleartext.dispatcher().executorService().shutdown();
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
