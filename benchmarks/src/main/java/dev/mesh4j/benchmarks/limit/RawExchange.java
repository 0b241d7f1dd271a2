package dev.mesh4j.benchmarks.limit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A socket and a thread for each connection, which looks at the first request and from then on answers the same bytes to each
 * that is as long: the exchange of a call without HTTP and without JSON.
 */
public final class RawExchange {

    private static final int LONGEST = 1 << 20;
    private static final String LENGTH = "content-length: ";
    private static final String TEXT = "\"arguments\":{\"text\":\"";

    private RawExchange() {}

    /** @param args the port */
    public static void main(String[] args) throws IOException {
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[0]), 1024, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            byte[] request = first(socket.getInputStream());
            byte[] answer = answer(new String(request, StandardCharsets.US_ASCII));
            do {
                socket.getOutputStream().write(answer);
            } while (socket.getInputStream().readNBytes(request, 0, request.length) == request.length);
        } catch (IOException e) {
            // the other end has gone
        }
    }

    private static byte[] first(InputStream in) throws IOException {
        byte[] buffer = new byte[LONGEST];
        int read = 0;
        int length = LONGEST;
        while (read < length) {
            int more = in.read(buffer, read, length - read);
            if (more < 0) {
                throw new IOException("the request ended after " + read + " bytes");
            }
            read += more;
            length = length(new String(buffer, 0, read, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
        }
        return Arrays.copyOf(buffer, read);
    }

    /** Of a request whose head has arrived. */
    private static int length(String request) {
        int head = request.indexOf("\r\n\r\n");
        int field = request.indexOf(LENGTH);
        if (head < 0 || field < 0) {
            return LONGEST;
        }
        int end = request.indexOf('\r', field);
        return head + 4 + Integer.parseInt(request.substring(field + LENGTH.length(), end));
    }

    private static byte[] answer(String request) {
        int from = request.indexOf(TEXT) + TEXT.length();
        String text = request.substring(from, request.indexOf('"', from));
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"{\\\"text\\\":\\\"" + text + "\\\"}\"}],\"structuredContent\":{\"text\":\"" + text
                        + "\"}}}";
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }
}
