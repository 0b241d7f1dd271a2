package dev.mesh4j.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A kept connection with one request under way at a time. */
final class Connection implements AutoCloseable {

    private final SocketChannel channel;
    private final Response response = new Response();
    private boolean hasBody;
    private long dueAt;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(int port, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param due since when it should have been sent */
    void send(Request request, long due) throws IOException {
        dueAt = due;
        hasBody = request.hasBody();
        response.clear();
        ByteBuffer bytes = ByteBuffer.wrap(request.bytes());
        while (bytes.hasRemaining()) {
            // a request is smaller than what a socket on this machine takes at once
            channel.write(bytes);
        }
    }

    /**
     * Reads what there is.
     *
     * @return whether that was the end of the answer
     * @throws IOException when the server closed the connection
     */
    boolean read(ByteBuffer buffer) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            throw new IOException("the server closed the connection");
        }
        return response.add(buffer.flip(), hasBody);
    }

    int status() {
        return response.status();
    }

    long dueAt() {
        return dueAt;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
