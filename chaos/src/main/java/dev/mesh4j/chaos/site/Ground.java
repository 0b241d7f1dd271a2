package dev.mesh4j.chaos.site;

import dev.mesh4j.chaos.network.OtherHost;
import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.server.state.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the mesh stands on: hosts, a disk, Redis, and PostgreSQL; as much of it as this machine allows. */
final class Ground implements AutoCloseable {

    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final int DISK_MEGABYTES = 512;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<OtherHost> hosts = new ArrayList<>();
    private Optional<Path> clocks = Optional.empty();
    private Optional<Disk> disk = Optional.empty();
    private Optional<PostgresServer> postgres = Optional.empty();
    private final Path folder;
    private final RedisServer redis;

    private Ground(Path folder) throws IOException {
        this.folder = folder;
        this.redis = RedisServer.startDurable();
        started.push(redis);
    }

    static Ground start(Path folder, int hosts, boolean sqlite) throws Exception {
        Ground ground = new Ground(folder);
        try {
            if (OtherHost.isPossible()) {
                ground.makeHosts(hosts);
            }
            if (Clock.isPossible()) {
                ground.clocks = Optional.of(Clock.library(folder));
            }
            if (Disk.isPossible()) {
                Disk made = Disk.start(folder, DISK_MEGABYTES);
                ground.started.push(made);
                ground.disk = Optional.of(made);
            }
            if (!sqlite) {
                PostgresServer made = PostgresServer.start(ground.store());
                ground.started.push(made);
                ground.postgres = Optional.of(made);
            }
            return ground;
        } catch (Exception e) {
            ground.close();
            throw e;
        }
    }

    private void makeHosts(int count) throws Exception {
        String before = Files.readString(FORWARDING);
        Files.writeString(FORWARDING, "1");
        started.push(() -> Files.writeString(FORWARDING, before));
        for (int i = 0; i < count; i++) {
            OtherHost host = OtherHost.start();
            started.push(host);
            hosts.add(host);
            host.reachOthers();
        }
    }

    /** The address of this host, as all others reach it. */
    String here() {
        return hosts.isEmpty() ? "127.0.0.1" : hosts.getFirst().here();
    }

    List<OtherHost> hosts() {
        return List.copyOf(hosts);
    }

    /** A new one. */
    Optional<Clock> clock(String name) throws IOException {
        return clocks.isEmpty()
                ? Optional.empty()
                : Optional.of(Clock.in(folder.resolve("clock-" + name), clocks.orElseThrow()));
    }

    Optional<Disk> disk() {
        return disk;
    }

    Optional<PostgresServer> postgres() {
        return postgres;
    }

    RedisServer redis() {
        return redis;
    }

    /** Where the registries' database is. */
    Path store() {
        return disk.map(Disk::folder).orElse(folder);
    }

    /** In the order in which nothing is in the way of the next. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("chaos: " + e);
            }
        }
    }
}
