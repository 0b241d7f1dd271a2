package dev.mesh4j.server.state;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A Redis of its own on a free port of loopback. */
public final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";

    private final String program;
    private final boolean remembers;
    private final Path directory;
    private final int port;
    private Process process;

    private RedisServer(boolean remembers) throws IOException {
        this.program = program(System.getenv("PATH"), "true".equals(System.getenv("CI")));
        this.remembers = remembers;
        this.directory = Files.createTempDirectory("redis");
        this.port = freePort();
        restart();
    }

    /** One that forgets everything when it is killed. */
    public static RedisServer start() throws IOException {
        return new RedisServer(false);
    }

    /** One that writes each change down before it answers. */
    public static RedisServer startDurable() throws IOException {
        return new RedisServer(true);
    }

    /** Fails without Redis on the path where it must be there, else skips the tests; both say what helps. */
    static String program(String path, boolean required) {
        Optional<String> program = Stream.of(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, PROGRAM))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (program.isEmpty()) {
            String message = PROGRAM + ": not on the PATH, nothing about Redis is tested"
                    + " (expected: Redis 6.2 or newer; run .ci/install-services, or apt-get install redis-server)";
            if (required) {
                throw new AssertionError(message);
            }
            System.err.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
        return program.orElseThrow();
    }

    public URI uri() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    public void restart() throws IOException {
        process = new ProcessBuilder(
                        program,
                        "--port",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        remembers ? "yes" : "no",
                        "--dir",
                        "" + directory)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        await().pollInterval(Duration.ofMillis(5)).until(this::answers);
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It keeps its connections and takes new ones, and answers nothing. */
    public void pause() throws Exception {
        signal("STOP");
    }

    public void resume() throws Exception {
        signal("CONT");
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
