package dev.mesh4j.protocol.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that answers one call with the item "one", goes on as a test says, and hangs up. */
final class RawStream implements AutoCloseable {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    /** What comes after the item, byte by byte. */
    @FunctionalInterface
    interface Rest {
        void write(OutputStream out) throws IOException;
    }

    RawStream(Rest rest) throws IOException {
        Thread.ofVirtual().start(() -> serve(rest));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Rest rest) {
        try (Socket socket = server.accept()) {
            StringBuilder request = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (request.indexOf("\"arguments\"") < 0) {
                int count = socket.getInputStream().read(buffer);
                request.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
            String token = request.toString().replaceAll("(?s).*\"progressToken\":(\"[^\"]*\").*", "$1");
            String item = "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
                    + "{\"progressToken\":" + token + ",\"progress\":1,\"message\":\"one\"}}\n\n";
            socket.getOutputStream().write((HEAD + item).getBytes(StandardCharsets.UTF_8));
            rest.write(socket.getOutputStream());
        } catch (IOException e) {
            // the client hung up
        }
    }
}
