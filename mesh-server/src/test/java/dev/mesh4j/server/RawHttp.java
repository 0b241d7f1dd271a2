package dev.mesh4j.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP/1.1 connection, byte for byte, for what a well-behaved client cannot send. */
public final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    /** @param head the status line and the headers */
    public record Answer(int status, String head, String body) {

        /** The header's value, or null. */
        public String header(String name) {
            return head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    private final Socket socket;

    public RawHttp(int port) throws IOException {
        this("127.0.0.1", port);
    }

    public RawHttp(String host, int port) throws IOException {
        this.socket = new Socket(InetAddress.getByName(host), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Sends these lines, an empty one after them, and the body with its length when there is one. */
    public Answer exchange(String body, String... lines) throws IOException {
        send(body, lines);
        return receive();
    }

    public void send(String body, String... lines) throws IOException {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        write(String.join("\r\n", lines) + "\r\n" + length + "\r\n" + body);
    }

    public void write(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** @throws IOException when the server closed the connection instead of answering */
    public Answer receive() throws IOException {
        Answer head = receiveHead();
        String length = head.header("Content-Length");
        byte[] body = length == null ? new byte[0] : socket.getInputStream().readNBytes(Integer.parseInt(length));
        return new Answer(head.status(), head.head(), new String(body, StandardCharsets.UTF_8));
    }

    /** What precedes a body, which a HEAD has not. */
    public Answer receiveHead() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after '" + head + "'");
            }
            head.append((char) next);
        }
        return new Answer(Integer.parseInt(head.substring(9, 12)), head.toString(), "");
    }

    /** So many bytes of a body that may have no end. */
    public String read(int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** Whether the server has closed the connection; waits for it. */
    public boolean isClosedByServer() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
