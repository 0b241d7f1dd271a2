package dev.mesh4j.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.registry.fleet.Figures;
import dev.mesh4j.acceptance.registry.fleet.Fleet;
import dev.mesh4j.acceptance.registry.fleet.Spec;
import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.chaos.network.Service;
import dev.mesh4j.protocol.registry.EventView;
import dev.mesh4j.registry.fixture.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two registries on one PostgreSQL; strict with {@code MESH_SURVIVAL_SECONDS}. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(180)
class ReplicasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(Strictness.size(15, 6));
    private static final Duration BEAT = LEASE.dividedBy(3);
    private static final Duration TOLD = Duration.ofMillis(100);
    private static final int AGENTS = Strictness.size(1_000, 100);
    private static final int CONSUMERS = AGENTS / 10;
    private static final int ROUNDS = Strictness.size(20, 3);
    private static final int DOOMED = 5;
    private static final Spec PLAIN = Spec.provider("a-plain", "work");

    @TempDir
    private Path folder;

    private static PostgresServer postgres;
    private final List<Fleet> fleets = new ArrayList<>();
    private final List<Spec> consumers = IntStream.range(0, CONSUMERS)
            .mapToObj(i -> Spec.consumer("consumer-" + i, "work", "+best"))
            .toList();
    private final List<Spec> others = IntStream.range(0, AGENTS - CONSUMERS)
            .mapToObj(i -> Spec.provider("other-" + i, "idle"))
            .toList();
    private RegistryProcess one;
    private RegistryProcess two;
    private Service service;

    @BeforeAll
    static void start_postgres() throws Exception {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop_postgres() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void start_two_registries() throws Exception {
        String database = postgres.newDatabase();
        one = start("one", database);
        two = start("two", database);
        service = Service.start(List.of(one.uri(), two.uri()));
    }

    @AfterEach
    void stop_what_is_left() throws Exception {
        for (Fleet fleet : fleets) {
            fleet.close();
        }
        service.close();
        one.close();
        two.close();
    }

    @Test
    void consumers_of_one_registry_are_wired_to_providers_of_the_other_in_milliseconds() throws Exception {
        Fleet providers = fleet(two);
        join(providers, List.of(PLAIN));
        Fleet fleet = fleet(one);
        join(fleet, consumers);
        join(fleet, others);
        awaitWired(fleet, PLAIN, 0);
        await().atMost(PATIENCE).until(() -> one.scrape().value("mesh_registry_watches") == AGENTS);
        List<Figures> joined = new ArrayList<>();
        List<Figures> left = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Spec best = Spec.provider("best-" + round, "work", "best");
            joined.add(awaitWired(fleet, best, providers.join(List.of(best))));
            left.add(awaitWired(fleet, PLAIN, providers.leave(List.of(best))));
        }
        Figures join = Figures.together(joined);
        Figures leave = Figures.together(left);
        System.out.printf(
                "replicas: %d agents, %d consumers at the other registry; join %s; leave %s%n",
                AGENTS, CONSUMERS, join, leave);
        assertThat(List.of(join.p99(), leave.p99())).allMatch(p99 -> p99.compareTo(Strictness.bound(TOLD)) < 0);
    }

    @Test
    void agents_go_on_when_one_registry_is_killed_and_nobody_registers_again() throws Exception {
        Fleet fleet = fleet(service);
        join(fleet, List.of(PLAIN));
        join(fleet, consumers);
        join(fleet, others);
        awaitWired(fleet, PLAIN, 0);
        await().atMost(PATIENCE).until(() -> watches(one) + watches(two) == AGENTS + 1);
        long before = two.scrape().sum("mesh_registry_registrations_total");
        long watched = watches(one);

        one.process().kill();
        long killed = System.nanoTime();
        await().atMost(PATIENCE).until(() -> watches(two) == AGENTS + 1);
        Duration took = Duration.ofNanos(System.nanoTime() - killed);
        LockSupport.parkNanos(BEAT.plus(BEAT).toNanos());

        Scrape after = two.scrape();
        long again = after.sum("mesh_registry_registrations_total") - before;
        long unknown = after.value("mesh_registry_heartbeats_total{answer=\"unknown\"}")
                + after.value("mesh_registry_watch_requests_total{answer=\"unknown\"}");
        System.out.printf(
                "replicas: %d agents, one registry of two killed, which had %d watches; all at the other after %d ms;"
                        + " registered again %d, unknown %d, expired %d%n",
                AGENTS + 1,
                watched,
                took.toMillis(),
                again,
                unknown,
                expiries("").size());
        assertThat(unknown).isZero();
        assertThat(again).isZero();
        assertThat(expiries("")).isEmpty();
        assertThat(consumers).allMatch(consumer -> fleet.provider(consumer.id()).equals(PLAIN.id()));
    }

    @Test
    void each_agent_that_dies_is_expired_once() throws Exception {
        join(fleet(service), others);
        Fleet doomed = fleet(service);
        List<Spec> dying = IntStream.range(0, DOOMED)
                .mapToObj(i -> Spec.provider("doomed-" + i, "work"))
                .toList();
        join(doomed, dying);
        await().atMost(PATIENCE).until(() -> watches(one) + watches(two) == others.size() + DOOMED);

        long killed = System.nanoTime();
        doomed.process().kill();
        await().atMost(LEASE.multipliedBy(4)).until(() -> expiries("doomed").size() >= DOOMED);
        Duration took = Duration.ofNanos(System.nanoTime() - killed);
        // the other registry has looked as well
        LockSupport.parkNanos(LEASE.dividedBy(3).toNanos());

        System.out.printf(
                "replicas: %d agents killed; expired after %d ms, %d events%n",
                DOOMED, took.toMillis(), expiries("").size());
        assertThat(expiries(""))
                .containsExactlyInAnyOrderElementsOf(
                        dying.stream().map(Spec::id).toList());
        for (RegistryProcess each : List.of(one, two)) {
            await().atMost(PATIENCE)
                    .until(() -> each.scrape().value("mesh_registry_agents{state=\"expired\"}") == DOOMED);
        }
    }

    private List<String> expiries(String prefix) {
        return Objects.requireNonNull(
                        two.client().events("type=expire&limit=500").events())
                .stream()
                .map(EventView::agentId)
                .filter(agent -> agent != null && agent.startsWith(prefix))
                .map(Objects::requireNonNull)
                .toList();
    }

    private static long watches(RegistryProcess registry) {
        return registry.scrape().value("mesh_registry_watches");
    }

    private RegistryProcess start(String name, String database) throws Exception {
        return RegistryProcess.start(
                folder.resolve(name + ".log"), "--database", database, "--lease-timeout", LEASE.toMillis() + "ms");
    }

    private Fleet fleet(RegistryProcess registry) throws Exception {
        Fleet fleet = Fleet.start(folder, registry.uri(), BEAT);
        fleets.add(fleet);
        return fleet;
    }

    private Fleet fleet(Service before) throws Exception {
        Fleet fleet = Fleet.start(folder, before.uri(), BEAT);
        fleets.add(fleet);
        return fleet;
    }

    private static void join(Fleet fleet, List<Spec> agents) throws Exception {
        int before = fleet.joined();
        fleet.join(agents);
        await().atMost(PATIENCE).until(() -> fleet.joined() == before + agents.size());
    }

    private Figures awaitWired(Fleet fleet, Spec provider, long since) {
        AtomicReference<Figures> figures = new AtomicReference<>(Figures.of(List.of()));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            Optional<Figures> took = fleet.wiredTo(provider.id(), consumers, since);
            took.ifPresent(figures::set);
            return took.isPresent();
        });
        return figures.get();
    }
}
