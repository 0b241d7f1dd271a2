package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.Outcome;
import dev.mesh4j.benchmarks.load.Work;
import dev.mesh4j.benchmarks.load.Work.Kind;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A registry in a process of its own, ours or the one of an existing mesh, and the load on it. */
final class RegistryUnderLoad implements AutoCloseable {

    private static final int PORT = 18_110;
    private static final int PEER_PORT = 18_111;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Child process;
    private final int port;
    private final LoadGenerator load;

    private RegistryUnderLoad(Child process, int port, LoadGenerator load) {
        this.process = process;
        this.port = port;
        this.load = load;
    }

    /** Ours, as meshctl starts it; leases last an hour, so that nobody has to beat while something else is measured. */
    static RegistryUnderLoad ours(Programs programs, Path database, LoadGenerator load) throws IOException {
        List<String> command = programs.command(
                "registry",
                true,
                "--http-port",
                String.valueOf(PORT),
                "--database",
                database.toString(),
                "--lease-timeout",
                "1h");
        return new RegistryUnderLoad(Child.start(command, Map.of()), PORT, load);
    }

    /** The one that {@link McpMesh} uses, with leases as long. */
    static RegistryUnderLoad theirs(Path database, LoadGenerator load) throws IOException {
        Map<String, String> environment = Map.of(
                "HOST",
                "127.0.0.1",
                "PORT",
                String.valueOf(PEER_PORT),
                "DATABASE_URL",
                database.toString(),
                "DEFAULT_TIMEOUT_THRESHOLD",
                "3600");
        Child process = Child.start(List.of(McpMesh.REGISTRY.toString()), environment);
        return new RegistryUnderLoad(process, PEER_PORT, load);
    }

    /** Waits until something is answered with one of the statuses, and returns the milliseconds since {@code begun}. */
    double await(String method, String path, long begun, Integer... statuses) {
        while (System.nanoTime() - begun < PATIENCE) {
            if (List.of(statuses).contains(status(method, path))) {
                return (System.nanoTime() - begun) / 1e6;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        throw new IllegalStateException(method + " " + path + " was not answered within a minute");
    }

    /** Registers agents from 0 on, each once. */
    Outcome register(int agents, int connections) throws IOException {
        return load.run(new Work(Kind.REGISTER, port, 0, agents, 0, connections, 0, 0));
    }

    /** Callers that send the next request when the last one is answered, of the agents of a span in turn. */
    Outcome closedLoop(Kind kind, int first, int agents, int variant, int callers, double seconds) throws IOException {
        return load.run(new Work(kind, port, first, agents, variant, callers, 0, seconds));
    }

    /** Beats at a rate, whatever the answers do. */
    Outcome beats(int agents, int perSecond, int connections, double seconds) throws IOException {
        return load.run(new Work(Kind.BEAT, port, 0, agents, 0, connections, perSecond, seconds));
    }

    /** What lives on the Java heap, in KB, after a collection. */
    double heapKilobytes() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String histogram =
                Child.run(Path.of("."), Map.of(), List.of(jcmd, String.valueOf(process.pid()), "GC.class_histogram"));
        String total = histogram.substring(histogram.lastIndexOf("Total")).strip();
        return Double.parseDouble(total.split("\\s+")[2]) / 1024;
    }

    int port() {
        return port;
    }

    Child process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private int status(String method, String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setRequestMethod(method);
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0; // not there yet
        }
    }
}
