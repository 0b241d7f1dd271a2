package dev.mesh4j.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.registry.fleet.Fleet;
import dev.mesh4j.acceptance.registry.fleet.Spec;
import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.protocol.registry.HealthReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A registry that hears nothing from many at once doubts itself first. Processes are frozen with SIGSTOP. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(180)
class SelfPreservationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(Strictness.size(15, 3));
    private static final Duration BEAT = LEASE.dividedBy(5);
    private static final int THIRD = Strictness.size(300, 20);

    @TempDir
    private Path folder;

    private final List<Fleet> fleets = new ArrayList<>();
    private RegistryProcess registry;

    @BeforeEach
    void start_three_fleets() throws Exception {
        registry = RegistryProcess.start(
                folder.resolve("registry.log"),
                "--database",
                folder.resolve("registry.db").toString(),
                "--lease-timeout",
                LEASE.toSeconds() + "s");
        for (int third = 0; third < 3; third++) {
            String name = "agent-" + third + "-";
            Fleet fleet = Fleet.start(folder, registry.uri(), BEAT);
            fleets.add(fleet);
            fleet.join(IntStream.range(0, THIRD)
                    .mapToObj(i -> Spec.provider(name + i, "work"))
                    .toList());
            await().atMost(PATIENCE).until(() -> fleet.joined() == THIRD);
        }
        await().atMost(PATIENCE).until(() -> status().equals("healthy"));
    }

    @AfterEach
    void stop_what_is_left() throws Exception {
        for (Fleet fleet : fleets) {
            fleet.close();
        }
        registry.close();
    }

    @Test
    void a_registry_that_stood_still_expires_nobody_says_so_and_ends_that_by_itself() throws Exception {
        registry.process().pause();
        LockSupport.parkNanos(LEASE.plus(BEAT).toNanos());
        registry.process().resume();
        long resumed = System.nanoTime();
        await().atMost(LEASE).until(() -> status().equals("degraded"));
        assertThat(reasons()).contains("stood still");
        await().atMost(LEASE.multipliedBy(3)).until(() -> status().equals("healthy"));

        System.out.printf(
                "self-preservation: registry frozen for %d ms; of %d agents expired %d, healthy again after %d ms%n",
                LEASE.plus(BEAT).toMillis(),
                3 * THIRD,
                expired(),
                Duration.ofNanos(System.nanoTime() - resumed).toMillis());
        assertThat(expired()).isZero();
        assertThat(live()).isEqualTo(3 * THIRD);
    }

    @Test
    void a_third_of_the_agents_that_falls_silent_is_not_expired_at_once_and_may_come_back() throws Exception {
        fleets.getFirst().process().pause();
        await().atMost(LEASE.multipliedBy(2)).until(() -> status().equals("degraded"));
        assertThat(reasons()).contains("fell silent together");
        // longer than a lease after the last beat of each
        LockSupport.parkNanos(LEASE.toNanos());
        assertThat(expired()).isZero();
        assertThat(status()).isEqualTo("degraded");

        fleets.getFirst().process().resume();
        await().atMost(LEASE.multipliedBy(2)).until(() -> status().equals("healthy"));
        assertThat(expired()).isZero();
        assertThat(live()).isEqualTo(3 * THIRD);
    }

    @Test
    void a_third_of_the_agents_that_stays_silent_is_expired_in_the_end() throws Exception {
        fleets.getFirst().process().pause();
        long paused = System.nanoTime();
        await().atMost(LEASE.multipliedBy(2)).until(() -> status().equals("degraded"));
        await().atMost(LEASE.multipliedBy(4)).until(() -> expired() == THIRD);

        Duration took = Duration.ofNanos(System.nanoTime() - paused);
        System.out.printf(
                "self-preservation: %d of %d agents frozen; expired after %.1f leases%n",
                THIRD, 3 * THIRD, took.toMillis() / (double) LEASE.toMillis());
        assertThat(took).isGreaterThan(LEASE.multipliedBy(2));
        await().atMost(LEASE).until(() -> status().equals("healthy"));
        assertThat(live()).isEqualTo(2 * THIRD);
    }

    private String status() {
        return Objects.requireNonNull(registry.client().health().status());
    }

    private String reasons() {
        HealthReply health = registry.client().health();
        return String.valueOf(health.checks());
    }

    private long live() {
        return registry.scrape().value("mesh_registry_agents{state=\"live\"}");
    }

    private long expired() {
        return registry.scrape().value("mesh_registry_agents{state=\"expired\"}");
    }
}
