package dev.mesh4j.acceptance.registry;

import static org.awaitility.Awaitility.await;

import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.MeshRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A registry in a process of its own, which comes back at the same place when it was killed. */
final class RegistryProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_TEXT_BYTES = 1024 * 1024;

    private final HttpTransport http = new HttpTransport();
    private final Path log;
    private final List<String> flags;
    private final URI uri;
    private ChildJvm process;

    private RegistryProcess(Path log, int port, List<String> flags) throws IOException {
        this.log = log;
        this.uri = URI.create("http://127.0.0.1:" + port);
        this.flags = new ArrayList<>(List.of("--http-port", String.valueOf(port)));
        this.flags.addAll(flags);
        this.process = launch();
    }

    /** Returns when it serves. */
    static RegistryProcess start(Path log, String... flags) throws IOException {
        RegistryProcess registry = new RegistryProcess(log, freePort(), List.of(flags));
        registry.awaitServing();
        return registry;
    }

    /** Where agents of this machine find it. */
    URI uri() {
        return uri;
    }

    RegistryClient client() {
        return new RegistryClient(http, uri, TIMEOUT);
    }

    ChildJvm process() {
        return process;
    }

    /** After it was killed. Does not wait until it serves. */
    void startAgain() throws IOException {
        process = launch();
    }

    void awaitServing() {
        await().atMost(PATIENCE).ignoreException(CallException.class).until(this::serves);
    }

    boolean serves() {
        try {
            return !client().health().status().isEmpty();
        } catch (CallException e) {
            return false;
        }
    }

    /** What it counts now. */
    Scrape scrape() {
        return http.exchange(
                HttpCall.get(uri + "/metrics", TIMEOUT),
                reply -> Scrape.of(new String(reply.bytes(MAX_TEXT_BYTES), StandardCharsets.UTF_8)));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private ChildJvm launch() throws IOException {
        return ChildJvm.start(log, MeshRegistry.class, flags.toArray(String[]::new));
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
