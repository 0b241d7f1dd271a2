package dev.mesh4j.acceptance.registry.fleet;

import dev.mesh4j.protocol.Json;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One JSON document a line, both ways. Many may write, one reads. */
final class Link implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader reader;
    private final BufferedWriter writer;
    private final ReentrantLock writing = new ReentrantLock();

    Link(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.writer = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
    }

    void write(Object document) throws IOException {
        String line = Json.mapper().writeValueAsString(document);
        writing.lock();
        try {
            writer.write(line);
            writer.newLine();
            writer.flush();
        } finally {
            writing.unlock();
        }
    }

    /** Empty when the other side is gone. */
    <T> Optional<T> read(Class<T> type) throws IOException {
        String line = reader.readLine();
        return line == null
                ? Optional.empty()
                : Optional.ofNullable(Json.mapper().readValue(line, type));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
