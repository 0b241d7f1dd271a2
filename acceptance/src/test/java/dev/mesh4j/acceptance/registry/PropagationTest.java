package dev.mesh4j.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.registry.fleet.Figures;
import dev.mesh4j.acceptance.registry.fleet.Fleet;
import dev.mesh4j.acceptance.registry.fleet.Spec;
import dev.mesh4j.acceptance.survival.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How soon consumers are rewired, with many agents connected; strict with {@code MESH_SURVIVAL_SECONDS}. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(180)
class PropagationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final Duration TOLD = Duration.ofMillis(100);
    private static final Duration KILLED = Duration.ofSeconds(1);
    private static final int AGENTS = Strictness.size(1_000, 200);
    private static final int CONSUMERS = AGENTS / 10;
    private static final int ROUNDS = Strictness.size(20, 3);
    private static final Spec PLAIN = Spec.provider("a-plain", "work_0");

    @TempDir
    private Path folder;

    private final List<Spec> consumers = new ArrayList<>();
    private RegistryProcess registry;
    private Fleet fleet;
    private Fleet others;

    @BeforeEach
    void start_a_fleet() throws Exception {
        registry = RegistryProcess.start(
                folder.resolve("registry.log"),
                "--database",
                folder.resolve("registry.db").toString());
        others = Fleet.start(folder, registry.uri(), BEAT);
        fleet = Fleet.start(folder, registry.uri(), BEAT);
        List<Spec> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            int work = i / CONSUMERS;
            Spec agent = Spec.consumer("consumer-" + i, "work_" + work, "+best");
            agents.add(agent);
            if (work == 0) {
                consumers.add(agent);
            }
        }
        others.join(List.of(PLAIN));
        for (int work = 1; work < AGENTS / CONSUMERS; work++) {
            others.join(List.of(Spec.provider("plain-" + work, "work_" + work)));
        }
        await().atMost(PATIENCE).until(() -> others.joined() == AGENTS / CONSUMERS);
        fleet.join(agents);
        await().atMost(PATIENCE).until(() -> fleet.joined() == AGENTS);
        awaitWired(PLAIN, 0);
        awaitWatches(AGENTS + AGENTS / CONSUMERS);
    }

    @AfterEach
    void stop_what_is_left() throws Exception {
        fleet.close();
        others.close();
        registry.close();
    }

    @Test
    void consumers_are_rewired_in_milliseconds_when_a_provider_comes_changes_and_leaves() throws Exception {
        List<Figures> joined = new ArrayList<>();
        List<Figures> changed = new ArrayList<>();
        List<Figures> left = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Spec best = Spec.provider("best-" + round, "work_0", "best");
            joined.add(awaitWired(best, others.join(List.of(best))));
            awaitWatches(AGENTS + AGENTS / CONSUMERS + 1);
            changed.add(awaitWired(PLAIN, others.change(best.withTags())));
            awaitWired(best, others.change(best));
            left.add(awaitWired(PLAIN, others.leave(List.of(best))));
        }
        Figures join = Figures.together(joined);
        Figures change = Figures.together(changed);
        Figures leave = Figures.together(left);
        System.out.printf(
                "propagation: %d agents, %d consumers; join %s; tags %s; leave %s%n",
                AGENTS, CONSUMERS, join, change, leave);
        assertThat(List.of(join.p99(), change.p99(), leave.p99()))
                .allMatch(p99 -> p99.compareTo(Strictness.bound(TOLD)) < 0);
    }

    @Test
    void consumers_prefer_others_within_a_second_when_a_provider_is_killed() throws Exception {
        List<Figures> killed = new ArrayList<>();
        for (int round = 0; round < Math.min(ROUNDS, 5); round++) {
            Spec best = Spec.provider("best-" + round, "work_0", "best");
            try (Fleet doomed = Fleet.start(folder, registry.uri(), BEAT)) {
                awaitWired(best, doomed.join(List.of(best)));
                awaitWatches(AGENTS + AGENTS / CONSUMERS + 1);
                long now = System.nanoTime();
                doomed.process().kill();
                killed.add(awaitWired(PLAIN, now));
            }
        }
        Figures kill = Figures.together(killed);
        System.out.printf("propagation: %d agents, %d consumers; kill -9 %s%n", AGENTS, CONSUMERS, kill);
        assertThat(kill.p99()).isLessThan(Strictness.bound(KILLED));
    }

    private void awaitWatches(int open) {
        await().atMost(PATIENCE).until(() -> registry.scrape().value("mesh_registry_watches") == open);
    }

    private Figures awaitWired(Spec provider, long since) {
        AtomicReference<Figures> figures = new AtomicReference<>(Figures.of(List.of()));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            Optional<Figures> took = fleet.wiredTo(provider.id(), consumers, since);
            took.ifPresent(figures::set);
            return took.isPresent();
        });
        return figures.get();
    }
}
