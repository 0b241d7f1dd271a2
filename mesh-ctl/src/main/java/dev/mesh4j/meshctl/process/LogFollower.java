package dev.mesh4j.meshctl.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Hands on the lines of a log as they are written, until its process has ended and the last line is through. */
public final class LogFollower {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Started started;
    private final Consumer<String> sink;

    public LogFollower(Started started, Consumer<String> sink) {
        this.started = started;
        this.sink = sink;
    }

    /** Starts following, on a thread of its own. */
    public Thread follow() {
        return Thread.ofVirtual().name("log-" + started.name()).start(this::run);
    }

    private void run() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream log = Files.newInputStream(started.log())) {
            boolean ended = false;
            while (true) {
                byte[] bytes = log.readNBytes(8192);
                split(bytes, line);
                if (bytes.length == 0 && ended) {
                    break;
                }
                ended = bytes.length == 0 && started.process().waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            sink.accept("(the log cannot be read: " + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (line.size() > 0) {
            sink.accept(line.toString(StandardCharsets.UTF_8));
        }
    }

    private void split(byte[] bytes, ByteArrayOutputStream line) {
        for (byte b : bytes) {
            if (b == '\n') {
                sink.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
