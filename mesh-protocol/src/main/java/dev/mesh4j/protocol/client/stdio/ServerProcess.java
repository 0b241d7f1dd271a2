package dev.mesh4j.protocol.client.stdio;

import dev.mesh4j.protocol.client.http.ReplyReader;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a server process: lines go in by a queue, messages come out by a callback. Thread-safe. */
final class ServerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Line LAST = new Line(new byte[0], () -> {});

    private final StdioCommand command;
    private final Process process;
    private final ProcessTree tree;
    private final Consumer<JsonRpcMessage> messages;
    private final Runnable ended;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts it.
     *
     * @param messages gets each message in turn; must not block for long
     * @param ended runs once when it wrote its last message
     * @throws IOException when the program cannot be started
     */
    ServerProcess(StdioCommand command, Consumer<JsonRpcMessage> messages, Runnable ended) throws IOException {
        this.command = command;
        this.messages = messages;
        this.ended = ended;
        this.process = command.process().start();
        this.tree = tree(process);
        LOG.info("{} started: pid {}", command, process.pid());
        // pipes block the carrier of a virtual thread
        start("reads", this::read);
        start("writes", this::write);
        start("logs", this::log);
    }

    boolean alive() {
        return process.isAlive() && !closed.get();
    }

    /** @param writing runs before the first byte is written */
    void write(byte[] json, Runnable writing) {
        lines.add(new Line(json, writing));
    }

    /** Ends it and all that it started; waits until they are gone. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            lines.add(LAST);
            tree.end(GRACE, GRACE);
            tree.forget();
            LOG.info("{} ended: pid {}", command, process.pid());
        }
    }

    private static ProcessTree tree(Process process) throws IOException {
        try {
            return new ProcessTree(process);
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw new IOException("this process is exiting", e);
        }
    }

    private void start(String what, Runnable task) {
        Thread.ofPlatform()
                .daemon()
                .name("mcp-stdio-" + what + "-" + process.pid())
                .start(task);
    }

    private void read() {
        try {
            LineReader reader = new LineReader(process.getInputStream(), ReplyReader.MAX_BYTES);
            boolean first = true;
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                if (first) {
                    tree.look();
                    first = false;
                }
                deliver(line);
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", command, e.getMessage());
        } finally {
            ended.run();
            // without its output the server is of no use, so it goes
            close();
        }
    }

    private void deliver(byte[] line) {
        try {
            messages.accept(JsonRpcCodec.message(JsonRpcCodec.parse(line)));
        } catch (JsonRpcException e) {
            LOG.debug("{} wrote what is no message: {}", command, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("a message of {} was not taken", command, e);
        }
    }

    private void write() {
        try (OutputStream out = new BufferedOutputStream(process.getOutputStream())) {
            for (Line line = lines.take(); line != LAST; line = lines.take()) {
                line.writing.run();
                out.write(line.json);
                out.write('\n');
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.debug("{} reads no more: {}", command, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void log() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(command.log());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} logs no more: {}", command, e.getMessage());
        }
    }

    private record Line(byte[] json, Runnable writing) {}
}
