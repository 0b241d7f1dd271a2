package dev.mesh4j.protocol.client.plain;

import dev.mesh4j.protocol.client.plain.Destination.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;

/** One connection to a server, for one exchange at a time. Closing it ends what blocks on it. */
final class PlainConnection implements AutoCloseable {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(1 << 16)
            .setMaxHeaderCount(1000)
            .build();
    private static final int OK = 200;

    /** What is left of an answer is read for so long, and so far, to save the connection. */
    private static final int DRAIN_MILLIS = 100;

    private static final int DRAIN_BYTES = 1 << 16;

    private final Origin origin;
    private final SocketChannel channel;
    private final Runnable closing;
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);
    private final AtomicBoolean closed = new AtomicBoolean();
    private long idleSince;

    /** @param closing runs once */
    PlainConnection(Origin origin, Runnable closing) throws IOException {
        this.origin = origin;
        this.channel = SocketChannel.open();
        this.closing = closing;
    }

    Origin origin() {
        return origin;
    }

    void connect(SocketAddress address, long nanos) throws IOException {
        channel.socket().setTcpNoDelay(true);
        channel.socket().connect(address, (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
        http.bind(channel.socket());
    }

    /**
     * Whether the peer has closed it, or sent what nobody asked for. Looked at before a byte of a request is sent:
     * afterwards nobody could tell whether the call was executed. On a virtual thread this is one system call.
     */
    boolean isStale() {
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return true;
        }
    }

    /** Sends a request and returns the head of its answer, whose body is still to be read. */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        http.sendRequestHeader(request);
        http.sendRequestEntity(request);
        http.flush();
        ClassicHttpResponse response = http.receiveResponseHeader();
        while (response.getCode() < OK) {
            response = http.receiveResponseHeader();
        }
        if (MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            http.receiveResponseEntity(response);
        }
        return response;
    }

    /** Whether another exchange may follow; reads what little is left of the answer. */
    boolean isReusable(ClassicHttpRequest request, ClassicHttpResponse response) {
        try {
            return DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, null)
                    && isDrained(response.getEntity());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isDrained(HttpEntity entity) throws IOException {
        if (entity == null) {
            return true;
        }
        channel.socket().setSoTimeout(DRAIN_MILLIS);
        try {
            InputStream rest = entity.getContent();
            return rest.read() < 0 || (rest.skip(DRAIN_BYTES) < DRAIN_BYTES && rest.read() < 0);
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            channel.socket().setSoTimeout(0);
        }
    }

    void idleSince(long now) {
        idleSince = now;
    }

    long idleSince() {
        return idleSince;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing.run();
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no use either way
            return;
        }
    }
}
