package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Response;
import okio.AsyncTimeout;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is read bit by bit and stays open until it is closed; each reading has a time limit of its own. Read by one
 * thread at a time, closed by any.
 */
public final class OpenReply implements AutoCloseable {

    private final HttpCall call;
    private final Call exchange;
    private final Response response;

    private OpenReply(HttpCall call, Call exchange, Response response) {
        this.call = call;
        this.exchange = exchange;
        this.response = response;
    }

    /** @param calls makes one attempt; a pooled connection that its peer has closed is another's turn */
    static OpenReply of(HttpCall call, Function<@Nullable OneShotBody, Call> calls) {
        long deadline = System.nanoTime() + call.timeout().toNanos();
        while (true) {
            byte @Nullable [] bytes = call.body();
            OneShotBody body =
                    bytes == null ? null : new OneShotBody(call.headers().get("Content-Type"), bytes);
            Call exchange = calls.apply(body);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            try {
                return within(left, exchange, () -> new OpenReply(call, exchange, exchange.execute()));
            } catch (StaleConnectionCheck.Stale e) {
                continue;
            } catch (IOException e) {
                throw OkHttp.failure(call, body == null || !body.started(), e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                // OkHttp is Kotlin: interrupted while it connects, it throws InterruptedException without saying so
                Thread.currentThread().interrupt();
                throw new CallException.NotSent(call.url(), e);
            }
        }
    }

    /** Status and headers; the body is for {@link #read}. */
    public HttpReply head() {
        return new OkHttpReply(response);
    }

    /**
     * Reads on.
     *
     * @throws CallException.TimedOut when {@code atMost} passed; nothing can be read from then on
     * @throws CallException.Lost when the connection broke or was closed
     */
    public <T> T read(Duration atMost, HttpReply.Reader<T> reader) {
        HttpReply reply = head();
        try {
            return within(atMost, exchange, () -> reader.read(reply));
        } catch (TooLate e) {
            throw new CallException.TimedOut(call.url(), atMost, e);
        } catch (IOException e) {
            throw OkHttp.failure(call, false, e);
        }
    }

    /**
     * Reads until the reader returns.
     *
     * @param silence how long nothing may come
     * @throws CallException.TimedOut when nothing came for so long
     * @throws CallException.Lost when the connection broke or was closed
     */
    <T> T listen(Duration silence, HttpReply.Reader<T> reader) {
        response.body().source().timeout().timeout(silence.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return reader.read(head());
        } catch (SocketTimeoutException e) {
            throw new CallException.TimedOut(call.url(), silence, e);
        } catch (IOException e) {
            throw OkHttp.failure(call, false, e);
        }
    }

    /** The answer has been read to its end: the connection may serve other calls. */
    public void finish() {
        response.close();
    }

    /** Breaks the connection off, which the peer takes for a cancellation. */
    @Override
    public void close() {
        exchange.cancel();
        response.close();
    }

    private static <T> T within(Duration atMost, Call exchange, HttpStep<T> step) throws IOException {
        Patience patience = new Patience(exchange);
        patience.timeout(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
        patience.enter();
        try {
            T made = step.make();
            if (patience.exit()) {
                throw new TooLate(null);
            }
            return made;
        } catch (TooLate e) {
            throw e;
        } catch (IOException e) {
            throw patience.exit() ? new TooLate(e) : e;
        } finally {
            patience.exit();
        }
    }

    /** An interrupt of its own kind, as OkHttp reports a passed call time-out. */
    private static final class TooLate extends java.io.InterruptedIOException {
        private static final long serialVersionUID = 1L;

        TooLate(@Nullable IOException cause) {
            super("timeout");
            initCause(cause);
        }
    }

    @FunctionalInterface
    private interface HttpStep<T> {
        T make() throws IOException;
    }

    private static final class Patience extends AsyncTimeout {

        private final Call exchange;

        Patience(Call exchange) {
            this.exchange = exchange;
        }

        @Override
        protected void timedOut() {
            exchange.cancel();
        }
    }
}
