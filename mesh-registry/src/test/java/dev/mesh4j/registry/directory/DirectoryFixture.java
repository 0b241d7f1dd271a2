package dev.mesh4j.registry.directory;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.fixture.ManualClocks;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.resolve.Resolution;
import dev.mesh4j.registry.resolve.Rules;
import dev.mesh4j.registry.store.EventQuery;
import dev.mesh4j.registry.store.JdbcStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory on a real SQLite file, with clocks that obey. */
abstract class DirectoryFixture {

    static final Duration LEASE = Duration.ofSeconds(15);
    static final Duration PURGE_AFTER = Duration.ofMinutes(10);

    final ManualClocks clocks = new ManualClocks();
    FaultyStore store;
    Directory directory;

    @TempDir
    Path folder;

    @BeforeEach
    final void openDirectory() {
        store = new FaultyStore(JdbcStore.open(folder.resolve("mesh.db")));
        directory = open();
    }

    private Directory open() {
        return Directory.open(
                store, AgentBuilder::read, clocks, LEASE, PURGE_AFTER, Rules.STANDARD, new RegistryMeters());
    }

    @AfterEach
    final void closeStore() {
        directory.close();
        store.close();
    }

    /** As after a restart of the process. */
    final void restart() {
        directory.close();
        store.close();
        store = new FaultyStore(JdbcStore.open(folder.resolve("mesh.db")));
        directory = open();
    }

    final AgentState register(AgentBuilder agent) {
        return directory.register(agent.registered());
    }

    /** A beat of an agent that does not say what it applied. */
    final BeatResult beat(String agentId) {
        return directory.beat(agentId, "");
    }

    final void expire(String agentId) {
        pass(LEASE.plusMillis(1), agentId);
    }

    /** Time passes, with the sweeps that are due; all but one that are alive beat. */
    final void pass(Duration time, String silent) {
        Duration step = LEASE.dividedBy(5);
        for (Duration left = time; left.isPositive(); left = left.minus(step)) {
            directory.agents().stream()
                    .filter(state -> state.live() && !state.agent().id().equals(silent))
                    .forEach(state -> beat(state.agent().id()));
            clocks.advance(left.compareTo(step) < 0 ? left : step);
            directory.sweep();
        }
    }

    /** Time passes, with the sweeps that are due; nobody beats. */
    final void passInSilence(Duration time) {
        Duration step = LEASE.dividedBy(5);
        for (Duration left = time; left.isPositive(); left = left.minus(step)) {
            clocks.advance(left.compareTo(step) < 0 ? left : step);
            directory.sweep();
        }
    }

    final AgentState state(String agentId) {
        return directory.agents().stream()
                .filter(state -> state.agent().id().equals(agentId))
                .findFirst()
                .orElseThrow();
    }

    /** The winner of the only dependency of a tool, or why there is none. */
    final String bound(String agentId, String function) {
        Resolution resolution =
                state(agentId).bindings().resolutions().get(function).getFirst();
        return resolution.isResolved() ? resolution.candidates().getFirst().toString() : resolution.reason();
    }

    /** Such as {@code register p}, newest first. */
    final List<String> events() {
        return store.events(EventQuery.newest(500)).stream()
                .map(DirectoryFixture::text)
                .toList();
    }

    private static String text(Event event) {
        return event.type().text() + " " + event.agentId();
    }
}
