package dev.mesh4j.chaos.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A JVM that is started again at the same address when it was killed. Thread-safe. */
public final class Program implements AutoCloseable {

    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    /**
     * How it is started.
     *
     * @param uri where it serves
     * @param through what starts it, such as {@code ip netns exec NAME}
     * @param options of the JVM
     */
    public record Command(
            String name,
            URI uri,
            Path log,
            List<String> through,
            List<String> options,
            Class<?> main,
            List<String> args) {}

    private final Command command;
    private final AtomicInteger deaths = new AtomicInteger();
    private ChildJvm process;
    private boolean wanted = true;
    private int starts = 1;

    private Program(Command command) throws IOException {
        this.command = command;
        this.process = launch();
    }

    public static Program start(Command command) throws IOException {
        return new Program(command);
    }

    public String name() {
        return command.name();
    }

    public URI uri() {
        return command.uri();
    }

    /** SIGKILL; it stays away until {@link #startAgain}. */
    public synchronized void kill() throws InterruptedException {
        wanted = false;
        process.kill();
    }

    public synchronized void startAgain() throws IOException {
        wanted = true;
        starts++;
        process = launch();
    }

    /** Starts it again when it ended though nobody wanted it to; returns whether it had. */
    public synchronized boolean supervise() throws IOException {
        if (!wanted || process.isAlive()) {
            return false;
        }
        deaths.incrementAndGet();
        startAgain();
        return true;
    }

    /** How often it ended though nobody wanted it to. */
    public int deaths() {
        return deaths.get();
    }

    public synchronized int starts() {
        return starts;
    }

    public synchronized boolean isAlive() {
        return process.isAlive();
    }

    public synchronized void pause() throws IOException, InterruptedException {
        process.pause();
    }

    public synchronized void resume() throws IOException, InterruptedException {
        process.resume();
    }

    /** Whether it is paused, as the kernel says. */
    public boolean isPaused() throws IOException {
        return status("State:").startsWith("T");
    }

    public long residentBytes() throws IOException {
        return Long.parseLong(status("VmRSS:").replaceAll("\\D", "")) * 1024;
    }

    /** What is left in its heap after a full collection. */
    public long liveBytes() throws IOException, InterruptedException {
        String histogram = diagnose("GC.class_histogram");
        String[] total =
                histogram.substring(histogram.lastIndexOf("Total")).trim().split("\\s+");
        return Long.parseLong(total[2]);
    }

    /** The time of day that it believes in. */
    public Instant clock() throws IOException, InterruptedException {
        String printed = diagnose("VM.uptime -date").split(": ")[0];
        return OffsetDateTime.parse(printed.strip(), PRINTED).toInstant();
    }

    private String diagnose(String command) throws IOException, InterruptedException {
        long pid;
        synchronized (this) {
            pid = process.pid();
        }
        return Diagnosis.ask(pid, command);
    }

    private synchronized String status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IOException(name() + ": " + key + " not in its status"));
    }

    private ChildJvm launch() throws IOException {
        return ChildJvm.start(
                command.log(),
                command.through(),
                command.options(),
                command.main(),
                command.args().toArray(String[]::new));
    }

    @Override
    public synchronized void close() {
        wanted = false;
        process.close();
    }
}
