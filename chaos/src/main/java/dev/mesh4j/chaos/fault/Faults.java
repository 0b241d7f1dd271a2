package dev.mesh4j.chaos.fault;

import dev.mesh4j.chaos.network.OtherHost;
import dev.mesh4j.chaos.process.Program;
import dev.mesh4j.chaos.site.Clock;
import dev.mesh4j.chaos.site.Disk;
import dev.mesh4j.chaos.site.Site;
import dev.mesh4j.registry.fixture.PostgresServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes the faults of a site, by chance. */
final class Faults {

    private static final int WRITES_PER_SECOND = 8;
    private static final Duration SLOW = Duration.ofMillis(400);
    private static final int CONNECT_MILLIS = 700;

    private final Site site;
    private final Random random;

    Faults(Site site, Random random) {
        this.site = site;
        this.random = random;
    }

    /** Why kinds of faults cannot happen here. */
    static Map<Kind, String> missing(Site site) throws InterruptedException {
        Map<Kind, String> missing = new TreeMap<>();
        if (site.hosts().isEmpty()) {
            missing.put(Kind.PARTITION, "no other hosts (expected: Linux, root, and iproute2)");
            missing.put(Kind.LOSS, "no other hosts (expected: Linux, root, and iproute2)");
        } else if (!site.hosts().getFirst().canLose()) {
            missing.put(Kind.PARTITION, "nft not found or of no use (expected: apt-get install nftables)");
            missing.put(Kind.LOSS, "nft not found or of no use (expected: apt-get install nftables)");
        }
        if (site.disk().isEmpty()) {
            missing.put(Kind.SLOW_DISK, "no disk of its own (expected: Linux, root, loop devices, and mkfs.ext4)");
            missing.put(Kind.FULL_DISK, "no disk of its own (expected: Linux, root, loop devices, and mkfs.ext4)");
        } else if (!Disk.isThrottled()) {
            missing.put(Kind.SLOW_DISK, "writes cannot be throttled (expected: cgroup v1 with blkio.throttle)");
        }
        if (site.clocks().isEmpty()) {
            missing.put(Kind.CLOCK, "no C compiler (expected: cc; apt-get install gcc libc6-dev)");
        }
        if (site.postgres().isEmpty()) {
            missing.put(Kind.POSTGRES, "the store is SQLite");
        }
        return missing;
    }

    /** Some that might happen now, in no order. */
    List<Fault> candidates(Kind kind) {
        List<Fault> all = new ArrayList<>(
                switch (kind) {
                    case KILL_AGENT ->
                        site.mortalAgents().stream().map(this::kill).toList();
                    case KILL_REGISTRY ->
                        site.mortalRegistries().stream().map(this::killRegistry).toList();
                    case PAUSE, FREEZE ->
                        site.programs().stream().map(one -> pause(kind, one)).toList();
                    case PARTITION ->
                        site.hosts().stream().map(host -> lose(kind, host, 100)).toList();
                    case LOSS ->
                        site.hosts().stream()
                                .map(host -> lose(kind, host, 5 + random.nextInt(25)))
                                .toList();
                    case SLOW_DISK -> site.disk().stream().map(this::slow).toList();
                    case FULL_DISK -> site.disk().stream().map(this::fill).toList();
                    case CLOCK ->
                        site.clocks().entrySet().stream()
                                .map(each -> jump(each.getKey(), each.getValue()))
                                .toList();
                    case REDIS -> List.of(redis());
                    case POSTGRES ->
                        site.postgres().stream().map(this::postgres).toList();
                });
        Collections.shuffle(all, random);
        return all;
    }

    private Fault kill(Program agent) {
        return of(Kind.KILL_AGENT, agent.name(), Set.of(agent), agent::kill, () -> !agent.isAlive(), agent::startAgain);
    }

    private Fault killRegistry(Program one) {
        return of(Kind.KILL_REGISTRY, one.name(), Set.of(one), one::kill, () -> !one.isAlive(), one::startAgain);
    }

    private Fault pause(Kind kind, Program one) {
        return of(kind, one.name(), Set.of(one), one::pause, one::isPaused, one::resume);
    }

    private Fault lose(Kind kind, OtherHost host, int percent) {
        Set<Program> there = site.agentsOn(host);
        URI one = there.iterator().next().uri();
        return of(
                kind,
                percent + "% of " + host.there(),
                there,
                () -> host.lose(percent),
                () -> host.lost() > 0 && (percent < 100 || !connects(one)),
                host::loseNothing);
    }

    private Fault slow(Disk disk) {
        return of(
                Kind.SLOW_DISK,
                WRITES_PER_SECOND + " writes/s",
                Set.of(),
                () -> disk.slow(WRITES_PER_SECOND),
                () -> disk.write().compareTo(SLOW) > 0,
                disk::fast);
    }

    private Fault fill(Disk disk) {
        return of(Kind.FULL_DISK, "store", Set.of(), disk::fill, disk::isFull, disk::empty);
    }

    private Fault jump(Program one, Clock clock) {
        long seconds = random.nextInt(600, 7_200) * (random.nextBoolean() ? 1L : -1L);
        Duration off = Duration.ofSeconds(seconds);
        return of(
                Kind.CLOCK,
                one.name() + " by " + seconds + " s",
                Set.of(one),
                () -> clock.set(off),
                () -> Duration.between(Instant.now(), one.clock())
                                .minus(off)
                                .abs()
                                .toSeconds()
                        < 60,
                () -> clock.set(Duration.ZERO));
    }

    private Fault redis() {
        URI uri = site.redis().uri();
        return of(Kind.REDIS, "redis", Set.of(), site.redis()::kill, () -> !connects(uri), site.redis()::restart);
    }

    private Fault postgres(PostgresServer server) {
        URI uri = URI.create("postgresql://127.0.0.1:" + server.port());
        return of(Kind.POSTGRES, "postgres", Set.of(), server::kill, () -> !connects(uri), server::restart);
    }

    private Fault of(
            Kind kind, String target, Set<Program> hits, Fault.Act inject, Fault.Check effect, Fault.Act heal) {
        return new Fault(kind, target, kind.lasts(random), hits, inject, effect, heal);
    }

    private static boolean connects(URI uri) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
