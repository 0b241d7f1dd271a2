package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** One request on a connection of its own, whose answer is read byte for byte, as it comes. */
final class OpenCall implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private String head = "";
    private int left;

    OpenCall(int port, ModernCall call) {
        this(port, call, "HTTP/1.1");
    }

    OpenCall(int port, ModernCall call, String version) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = socket.getInputStream();
            send(call, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(ModernCall call, String version) throws IOException {
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder lines = new StringBuilder("POST /mcp " + version + "\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        if (!call.headers().containsKey("Accept")) {
            lines.append("Accept: application/json, text/event-stream\r\n");
        }
        call.headers().forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write((lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        whole.write(body);
        socket.getOutputStream().write(whole.toByteArray());
    }

    /** Status line and headers; waits for them. */
    String head() throws IOException {
        if (head.isEmpty()) {
            StringBuilder read = new StringBuilder();
            while (!read.toString().endsWith("\r\n\r\n")) {
                read.append((char) required(in.read()));
            }
            head = read.toString();
        }
        return head;
    }

    /** The next line of the body without its end; {@code null} at the body's end. */
    String line() throws IOException {
        head();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next >= 0; next = next()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(next);
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    /** The next message of the event stream; {@code null} at its end. Comments are passed over. */
    JsonNode message() throws IOException {
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith("data: ")) {
                return Json.mapper().readTree(line.substring(6));
            }
        }
        return null;
    }

    /** A JSON answer of known length. */
    JsonNode json() throws IOException {
        String length = head().lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .findFirst()
                .orElseThrow(() -> new IOException("no length in " + head))
                .substring(16);
        byte[] body = in.readNBytes(Integer.parseInt(length));
        head = "";
        return Json.mapper().readTree(body);
    }

    private int next() throws IOException {
        if (!head.contains("chunked")) {
            return in.read();
        }
        if (left == 0) {
            String size = size();
            left = Integer.parseInt(size.isEmpty() ? size() : size, 16);
        }
        if (left == 0) {
            return -1;
        }
        left--;
        return required(in.read());
    }

    private String size() throws IOException {
        StringBuilder size = new StringBuilder();
        while (!size.toString().endsWith("\r\n")) {
            size.append((char) required(in.read()));
        }
        return size.toString().strip();
    }

    private static int required(int read) throws IOException {
        if (read < 0) {
            throw new IOException("the server closed the connection");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        // a reset, as from a client that crashed
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
