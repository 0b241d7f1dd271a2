package dev.mesh4j.server.mcp.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A server and the client at the other end of its streams, which shows each line as it is on the wire. */
final class StdioClient implements AutoCloseable {

    static final int MAX_LINE = 64 * 1024;
    static final Duration DRAIN = Duration.ofSeconds(10);

    private static final byte[] END = {};

    final WaitingService service = new WaitingService();
    final StdioServer server;
    private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> fromServer = new LinkedBlockingQueue<>();
    private boolean ended;

    StdioClient() {
        this(StdioOptions.defaults(MAX_LINE, DRAIN));
    }

    StdioClient(StdioOptions options) {
        server = new StdioServer(service, options, new ProcessStreams(new Incoming(), new Outgoing()));
        server.start();
    }

    void send(String line) {
        send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        toServer.add(bytes);
    }

    /** Closes the server's standard input. */
    void end() {
        ended = true;
        toServer.add(END);
    }

    JsonNode receive() throws InterruptedException {
        String line = fromServer.poll(20, TimeUnit.SECONDS);
        assertThat(line).as("a line of the server's").isNotNull();
        return Json.mapper().readTree(line);
    }

    /** Lines that were said and not yet received. */
    int waiting() {
        return fromServer.size();
    }

    /** The answer to a request that no other line must come before. */
    JsonNode ask(String line) throws InterruptedException {
        send(line);
        return receive();
    }

    @Override
    public void close() {
        service.letGo();
        server.close();
        if (!ended) {
            end();
        }
    }

    /** What the client wrote, in the pieces in which it did. */
    private final class Incoming extends InputStream {

        private byte[] piece = {};
        private int at;

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == piece.length) {
                at = 0;
                try {
                    piece = toServer.take();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            if (piece.length == 0) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }
    }

    /** Cuts what the server wrote at its line feeds. */
    private final class Outgoing extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b == '\n') {
                fromServer.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (byte b : Arrays.copyOfRange(bytes, offset, offset + length)) {
                write(b);
            }
        }
    }
}
