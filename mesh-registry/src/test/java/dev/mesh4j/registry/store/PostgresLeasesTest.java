package dev.mesh4j.registry.store;

import static dev.mesh4j.registry.store.Stored.register;
import static dev.mesh4j.registry.store.Stored.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.registry.fixture.PostgresServer;
import dev.mesh4j.registry.health.Leases;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.server.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leases of two registries on one PostgreSQL that may be killed, stopped and started. */
class PostgresLeasesTest {

    private static final Duration LEASE = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<AutoCloseable> closing = new ArrayList<>();
    private PostgresServer server;
    private String database;
    private JdbcStore a;
    private JdbcStore b;
    private Leases leasesOfA;
    private Leases leasesOfB;

    @BeforeEach
    void openStores() throws Exception {
        server = PostgresServer.start();
        database = server.newDatabase();
        a = open();
        b = open();
        leasesOfA = leases(a, 0);
        // a monotonic clock of another machine began somewhere else
        leasesOfB = leases(b, Duration.ofDays(3).toNanos());
    }

    @AfterEach
    void closeStores() throws Exception {
        for (AutoCloseable one : closing.reversed()) {
            one.close();
        }
        server.close();
    }

    private JdbcStore open() {
        JdbcStore store = JdbcStore.open(new StoreOptions(database, "", Secret.NONE, StoreOptions.EVENT_RETENTION));
        closing.add(store);
        return store;
    }

    private Leases leases(JdbcStore store, long offset) {
        return leases(store, offset, LEASE);
    }

    private Leases leases(JdbcStore store, long offset, Duration lease) {
        Leases leases = store.leases(lease, () -> System.nanoTime() + offset);
        closing.add(leases);
        return leases;
    }

    @Test
    void one_that_beats_anywhere_is_not_lapsed_and_one_that_does_not_is_so_once() {
        a.commit(0, List.of(register("beats-at-a"), register("beats-at-b"), register("silent")), List.of());
        try (ScheduledExecutorService beats = beating()) {
            await().atMost(PATIENCE).until(() -> lapsed().contains("silent"));

            assertThat(lapsed()).containsExactly("silent");
            assertThat(leasesOfA.silence().late() + leasesOfB.silence().late()).isEqualTo(1);
            assertThat(leasesOfA.hasLapsed("silent")).isNotEqualTo(leasesOfB.hasLapsed("silent"));
            assertThat(leasesOfA.hasLapsed("beats-at-b")).isFalse();
        }
    }

    private ScheduledExecutorService beating() {
        ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
        beats.scheduleAtFixedRate(
                () -> {
                    leasesOfA.renew("beats-at-a");
                    leasesOfB.renew("beats-at-b");
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
        return beats;
    }

    private List<String> lapsed() {
        List<String> lapsed = new ArrayList<>(leasesOfA.silence().lapsed());
        lapsed.addAll(leasesOfB.silence().lapsed());
        return lapsed;
    }

    @Test
    void expiring_is_refused_while_the_lease_lasts_by_the_clock_of_the_database() {
        long first = a.commit(0, List.of(register("x")), List.of()).revision();
        JdbcStore patient = open();
        leases(patient, 0, Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> lapsed().contains("x"));

        assertThat(expire(patient, "x", first)).isEmpty();
        assertThat(expire(b, "x", first)).containsExactly("x EXPIRED");
        assertThat(expire(a, "x", first)).isEmpty();
    }

    @Test
    void a_beat_between_the_silence_and_its_expiry_counts() {
        long first = a.commit(0, List.of(register("x")), List.of()).revision();
        await().atMost(PATIENCE).until(() -> lapsed().contains("x"));
        leasesOfB.renew("x");
        await().atMost(PATIENCE).until(() -> lapsed().isEmpty());

        assertThat(expire(a, "x", first)).isEmpty();
    }

    private static List<String> expire(JdbcStore store, String agentId, long ifRevision) {
        Change expiry = new Change.Move(agentId, ifRevision, Presence.EXPIRED, Instant.EPOCH, true, List.of());
        Committed committed = store.commit(ifRevision, List.of(expiry), List.of());
        return committed.newer().stream()
                .filter(agent -> agent.revision() == committed.revision())
                .map(agent -> agent.id() + " " + agent.presence())
                .toList();
    }

    @Test
    void a_registration_is_a_new_lease_for_all() {
        a.commit(0, List.of(register("x")), List.of());
        await().atMost(PATIENCE).until(() -> lapsed().contains("x"));
        a.commit(1, List.of(new Change.Register(stored("x", Instant.EPOCH, 0), "{}", List.of())), List.of());

        await().atMost(PATIENCE).until(() -> lapsed().isEmpty());
    }

    @Test
    void another_one_takes_over_when_the_one_that_says_who_is_silent_goes() {
        a.commit(0, List.of(register("x")), List.of());
        await().atMost(PATIENCE).until(() -> lapsed().contains("x"));
        boolean wasA = leasesOfA.hasLapsed("x");
        Leases other = wasA ? leasesOfB : leasesOfA;
        (wasA ? leasesOfA : leasesOfB).close();

        await().atMost(PATIENCE).until(() -> other.hasLapsed("x"));
    }

    @Test
    void a_database_that_hangs_makes_it_uncertain_and_keeps_no_beat_waiting() throws Exception {
        assertThat(leasesOfA.isCertain()).isTrue();
        server.pause();
        await().atMost(PATIENCE).until(() -> !leasesOfA.isCertain());
        long before = System.nanoTime();
        leasesOfA.renew("x");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(200));

        server.resume();
        await().atMost(PATIENCE).until(() -> leasesOfA.isCertain());
    }

    @Test
    void nobody_that_beats_is_lapsed_after_a_crash_that_forgot_all_beats() throws Exception {
        a.commit(0, List.of(register("beats-at-a"), register("beats-at-b"), register("silent")), List.of());
        try (ScheduledExecutorService beats = beating()) {
            await().atMost(PATIENCE).until(() -> lapsed().contains("silent"));
            server.kill();
            await().atMost(PATIENCE).until(() -> !leasesOfA.isCertain() && !leasesOfB.isCertain());
            assertThat(lapsed()).isEmpty();
            server.restart();

            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                assertThat(lapsed()).doesNotContain("beats-at-a", "beats-at-b");
                return lapsed().contains("silent");
            });
            assertThat(leasesOfA.isCertain()).isTrue();
        }
    }
}
