package dev.mesh4j.meshctl.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks a Redis whether it is there, as its user.
 *
 * @param address {@code redis://[user:password@]host:port[/db]}, or {@code rediss://} for TLS
 */
record RedisPing(URI address, Duration timeout) {

    private static final int PORT = 6379;

    /** What it answers to {@code PING}, or to what it refuses before. */
    String answer() throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(address.getHost(), port()), millis);
            socket.setSoTimeout(millis);
            if (!"rediss".equals(address.getScheme())) {
                return ask(socket);
            }
            SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            try (SSLSocket secured = (SSLSocket) tls.createSocket(socket, address.getHost(), port(), true)) {
                return ask(secured);
            }
        }
    }

    int port() {
        return address.getPort() < 0 ? PORT : address.getPort();
    }

    private String ask(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        List<String> auth = credentials();
        if (!auth.isEmpty()) {
            auth.addFirst("AUTH");
            send(out, auth);
            String answer = line(in);
            if (!answer.equals("+OK")) {
                return answer;
            }
        }
        send(out, List.of("PING"));
        return line(in);
    }

    /** User, when there is one, and password. */
    private List<String> credentials() {
        List<String> words = new ArrayList<>();
        if (address.getRawUserInfo() != null) {
            for (String word : address.getRawUserInfo().split(":", 2)) {
                words.add(URLDecoder.decode(word.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
            words.removeIf(String::isEmpty);
        }
        return words;
    }

    private static void send(OutputStream out, List<String> words) throws IOException {
        StringBuilder command = new StringBuilder("*" + words.size() + "\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        out.write(command.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException("it closed the connection");
        }
        return line;
    }
}
