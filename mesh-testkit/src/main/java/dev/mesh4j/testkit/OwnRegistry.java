package dev.mesh4j.testkit;

import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry of one mesh: a real one, whose time can be moved and which may be away. Thread-safe. */
final class OwnRegistry implements AutoCloseable {

    /** So many in a lease that each is too short to look like a pause of the registry. */
    private static final int STEPS_PER_LEASE = 5;

    private static final int LEASES_BEFORE = 4;
    private static final int LEASES_AFTER = 2;

    private final MovedClocks clocks = new MovedClocks();
    private final Path folder;
    private final RegistryConfig defaults = RegistryConfig.defaults();
    private volatile @Nullable MeshRegistry running;
    private volatile int port;

    private OwnRegistry(Path folder) {
        this.folder = folder;
    }

    static OwnRegistry start() {
        try {
            OwnRegistry registry = new OwnRegistry(Files.createTempDirectory("test-mesh"));
            registry.comeBack();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    boolean isAway() {
        return running == null;
    }

    void goAway() {
        MeshRegistry stopping = running;
        running = null;
        if (stopping != null) {
            stopping.close();
        }
    }

    /** On the port and the database of before; nothing when it is there. */
    void comeBack() {
        if (running == null) {
            MeshRegistry started = MeshRegistry.start(
                    new RegistryConfig(
                            "127.0.0.1",
                            port,
                            folder.resolve("registry.db"),
                            defaults.leaseTimeout(),
                            defaults.purgeAfter(),
                            Duration.ofSeconds(1)),
                    clocks);
            port = started.port();
            running = started;
        }
    }

    /**
     * Lets time pass for it.
     *
     * @param beats the signs of life of those who live, given again and again meanwhile
     */
    void advance(Duration time, Runnable beats) {
        MeshRegistry moved = running;
        if (moved == null) {
            throw new IllegalStateException("advance: the registry is away (expected: startRegistry() before)");
        }
        Duration lease = defaults.leaseTimeout();
        Duration middle = time.minus(lease.multipliedBy(LEASES_BEFORE + LEASES_AFTER));
        if (middle.isPositive()) {
            // who is silent has ended before it; that the registry takes it for a pause of its own is over after it
            pass(lease.multipliedBy(LEASES_BEFORE), beats, moved);
            clocks.pass(middle);
            pass(lease.multipliedBy(LEASES_AFTER), beats, moved);
        } else {
            pass(time, beats, moved);
        }
    }

    private void pass(Duration time, Runnable beats, MeshRegistry moved) {
        Duration step = defaults.leaseTimeout().dividedBy(STEPS_PER_LEASE);
        for (Duration left = time; left.isPositive(); left = left.minus(step)) {
            clocks.pass(left.compareTo(step) < 0 ? left : step);
            beats.run();
            moved.sweep();
        }
    }

    @Override
    public void close() {
        goAway();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
