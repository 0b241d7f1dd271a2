package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a pooled connection that its peer has closed, before a byte of the request is sent: afterwards nobody could tell
 * whether the call was executed. OkHttp itself looks only after ten idle seconds. Costs three short system calls.
 */
final class StaleConnectionCheck implements Interceptor {

    /** Nothing was sent; another connection may be tried. */
    static final class Stale extends IOException {
        private static final long serialVersionUID = 1L;

        Stale() {
            super("the peer has closed the pooled connection");
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        SocketChannel channel = connection == null ? null : connection.socket().getChannel();
        if (isClosedByPeer(channel)) {
            throw new Stale();
        }
        return chain.proceed(chain.request());
    }

    private static boolean isClosedByPeer(@Nullable SocketChannel channel) {
        if (channel == null) {
            return false;
        }
        try {
            channel.configureBlocking(false);
            try {
                // an idle connection has nothing to read: end of stream and unasked bytes both make it useless
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return true;
        }
    }
}
