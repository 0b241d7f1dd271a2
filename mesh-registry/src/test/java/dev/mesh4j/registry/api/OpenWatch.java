package dev.mesh4j.registry.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A watch as bytes on a connection. */
final class OpenWatch implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    final Socket socket = new Socket();
    private final BufferedReader lines;
    private final int status;

    /** @param headers lines such as {@code Mesh-Bindings: f1} */
    OpenWatch(int port, String agentId, String... headers) throws IOException {
        this(port, 0, agentId, headers);
    }

    /** @param receiveBuffer in bytes, 0 for the usual one */
    OpenWatch(int port, int receiveBuffer, String agentId, String... headers) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        String head = "GET /watch/" + agentId + " HTTP/1.1\r\nHost: localhost\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        status = Integer.parseInt(lines.readLine().split(" ")[1]);
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            line = lines.readLine();
        }
    }

    int status() {
        return status;
    }

    /** The fields of the next event; empty at the end of the stream. */
    Map<String, String> next() throws IOException {
        Map<String, String> event = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                event.put(line.substring(0, colon), line.substring(colon + 2));
            } else if (line.isEmpty() && event.containsKey("event")) {
                return event;
            }
        }
        return event;
    }

    /** Waits for a comment. */
    void awaitKeepAlive() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(":")) {
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the watch ended");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
