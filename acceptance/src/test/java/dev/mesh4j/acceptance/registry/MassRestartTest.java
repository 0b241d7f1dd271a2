package dev.mesh4j.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.registry.fleet.Fleet;
import dev.mesh4j.acceptance.registry.fleet.Spec;
import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.protocol.registry.AgentView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Many agents lose their registry at once, and it comes back; strict with {@code MESH_SURVIVAL_SECONDS}. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(180)
class MassRestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofSeconds(2);
    private static final int AGENTS = Strictness.size(5_000, 500);
    /** Who lacks a provider and has just started beats faster, which is another matter. */
    private static final int CONSUMERS = Strictness.size(AGENTS / 2, 0);

    private static final Duration JUST_STARTED = Duration.ofSeconds(Strictness.size(16, 0));
    private static final double STEADY = AGENTS / 5.0;
    /** Beside other builds threads that had to wait run together. */
    private static final int TIMES_STEADY = Strictness.size(3, 4);

    private static final Duration BACK = Duration.ofSeconds(Strictness.size(10, 20));

    @TempDir
    private Path folder;

    private Path database;
    private RegistryProcess registry;
    private Fleet fleet;

    @BeforeEach
    void start_a_fleet() throws Exception {
        database = folder.resolve("registry.db");
        registry = RegistryProcess.start(folder.resolve("registry.log"), "--database", database.toString());
        fleet = Fleet.start(folder, registry.uri(), BEAT);
        fleet.join(List.of(Spec.provider("provider", "work")));
        fleet.join(IntStream.range(0, AGENTS - 1)
                .mapToObj(
                        i -> i < CONSUMERS ? Spec.consumer("agent-" + i, "work") : Spec.provider("agent-" + i, "idle"))
                .toList());
        LockSupport.parkNanos(JUST_STARTED.toNanos());
        await().atMost(PATIENCE).until(() -> fleet.joined() == AGENTS);
        await().atMost(PATIENCE).until(() -> registry.scrape().value("mesh_registry_watches") == AGENTS);
    }

    @AfterEach
    void stop_what_is_left() throws Exception {
        fleet.close();
        registry.close();
    }

    @Test
    void a_registry_that_comes_back_is_not_overrun_and_knows_everybody() throws Exception {
        restart("kept", false);

        // it knew them all
        assertThat(unknown()).isZero();
    }

    @Test
    void a_registry_that_comes_back_without_its_database_is_not_overrun_and_learns_of_everybody() throws Exception {
        restart("deleted", true);

        // each was told so once
        assertThat(unknown()).isLessThanOrEqualTo(AGENTS);
    }

    private void restart(String what, boolean forget) throws Exception {
        registry.process().kill();
        if (forget) {
            deleteDatabase();
        }
        LockSupport.parkNanos(AWAY.toNanos());
        Instant again = Instant.now();
        try (Rates rates = new Rates(registry)) {
            registry.startAgain();
            registry.awaitServing();
            long serving = System.nanoTime();
            await().atMost(BACK.plusSeconds(20))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> seenSince(again) == AGENTS);
            Duration took = Duration.ofNanos(System.nanoTime() - serving);
            // the next beats and all watches come as well
            LockSupport.parkNanos(BEAT.toNanos());
            await().atMost(BEAT.multipliedBy(3))
                    .until(() -> registry.scrape().value("mesh_registry_watches") == AGENTS);
            rates.close();
            print(what, took, rates);
            assertThat(took).isLessThan(BACK);
            assertThat(rates.highest()).isLessThan(TIMES_STEADY * STEADY);
        }
    }

    private void print(String what, Duration took, Rates rates) {
        System.out.printf(
                "mass restart: %d agents, database %s; all back after %d ms, highest rate %.0f/s (steady %.0f/s),"
                        + " unknown %d, registrations %d; in each second %s%n",
                AGENTS,
                what,
                took.toMillis(),
                rates.highest(),
                STEADY,
                unknown(),
                registry.scrape().sum("mesh_registry_registrations_total"),
                rates.seconds());
    }

    private void deleteDatabase() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().startsWith(database.toString()))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private long seenSince(Instant time) {
        return Objects.requireNonNull(registry.client().agents().agents()).stream()
                .map(AgentView::lastSeen)
                .filter(seen -> seen != null && Instant.parse(seen).isAfter(time))
                .count();
    }

    private long unknown() {
        Scrape counted = registry.scrape();
        return counted.value("mesh_registry_heartbeats_total{answer=\"unknown\"}");
    }
}
