package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.directory.BeatResult.CHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNCHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNKNOWN;
import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.store.Change;
import dev.mesh4j.registry.store.StoredAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DirectoryTest extends DirectoryFixture {

    private static final AgentBuilder PROVIDER = agent("p").tool("now", "time", t -> t.kwargs("timeout", "5"));
    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("time"));

    @Test
    void an_agent_that_nobody_knows_must_register() {
        assertThat(beat("stranger")).isEqualTo(UNKNOWN);
        assertThat(directory.beat("stranger", "0123456789")).isEqualTo(UNKNOWN);
        assertThat(directory.agents()).isEmpty();
    }

    @Test
    void beats_keep_an_agent_alive_and_silence_expires_it() {
        register(PROVIDER);
        for (int i = 0; i < 10; i++) {
            passInSilence(LEASE);
            assertThat(beat("p")).isEqualTo(UNCHANGED);
        }
        passInSilence(LEASE.plusNanos(1));

        assertThat(beat("p")).isEqualTo(UNKNOWN);
        assertThat(state("p").live()).isFalse();
        assertThat(events()).containsExactly("expire p", "register p");
    }

    @Test
    void an_expired_lease_unbinds_its_consumers() {
        register(PROVIDER);
        register(CONSUMER);
        assertThat(bound("c", "use")).isEqualTo("p.now");
        expire("p");

        assertThat(beat("c")).isEqualTo(CHANGED);
        assertThat(bound("c", "use")).isEqualTo("p.now gives no sign of life");
        assertThat(events())
                .containsExactly(
                        "dependency_unresolved c", "expire p", "dependency_resolved c", "register c", "register p");
    }

    @Test
    void an_expired_agent_needs_a_registration_to_come_back() {
        register(PROVIDER);
        register(CONSUMER);
        expire("p");
        for (int i = 0; i < 3; i++) {
            assertThat(beat("p")).isEqualTo(UNKNOWN);
        }
        assertThat(state("p").live()).isFalse();

        register(PROVIDER);

        assertThat(beat("p")).isEqualTo(UNCHANGED);
        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(events()).startsWith("dependency_resolved c", "register p");
    }

    @Test
    void a_return_keeps_the_time_of_the_first_registration() {
        Instant created = register(PROVIDER).createdAt();
        expire("p");

        AgentState back = register(PROVIDER);

        assertThat(back.createdAt()).isEqualTo(created);
        assertThat(back.lastSeen()).isAfter(created);
    }

    @Test
    void the_same_registration_again_changes_nothing_and_writes_no_event() {
        AgentState first = register(PROVIDER);
        register(CONSUMER);
        List<String> before = events();
        StoredAgent kept = store.agents().getFirst();
        clocks.advance(Duration.ofSeconds(5));

        AgentState again = register(PROVIDER);

        assertThat(again.bindings().fingerprint()).isEqualTo(first.bindings().fingerprint());
        assertThat(again.lastSeen()).isAfter(first.lastSeen());
        assertThat(events()).isEqualTo(before);
        assertThat(store.agents().getFirst()).isEqualTo(kept);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
    }

    @Test
    void the_same_registration_again_renews_the_lease_and_is_a_sign_of_life_that_is_kept() {
        register(PROVIDER);
        clocks.advance(LEASE);
        register(PROVIDER);
        clocks.advance(LEASE);
        directory.sweep();
        directory.saveSeen();

        assertThat(state("p").live()).isTrue();
        assertThat(store.agents().getFirst().lastSeen()).isEqualTo(state("p").lastSeen());
    }

    @Test
    void a_beat_with_the_applied_fingerprint_heals_a_lost_reply() {
        register(CONSUMER);
        String old = state("c").bindings().fingerprint();
        register(PROVIDER);
        // the registry answered this one, but the answer never arrived
        String lost = register(CONSUMER).bindings().fingerprint();

        assertThat(directory.beat("c", old)).isEqualTo(CHANGED);
        assertThat(directory.beat("c", lost)).isEqualTo(UNCHANGED);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
    }

    @Test
    void beats_are_written_down_all_at_once_and_only_when_there_were_some() {
        register(PROVIDER);
        register(CONSUMER);
        directory.saveSeen();
        Instant registered = clocks.now();
        clocks.advance(Duration.ofSeconds(3));
        beat("c");
        assertThat(store.agents()).extracting(StoredAgent::lastSeen).containsOnly(registered);
        directory.saveSeen();

        assertThat(store.agents())
                .extracting(StoredAgent::lastSeen)
                .containsExactly(registered, registered.plusSeconds(3));
    }

    @Test
    void leaving_removes_an_agent_and_leaving_again_does_nothing() {
        register(PROVIDER);
        directory.unregister("p", "");
        directory.unregister("p", "");
        directory.unregister("never-there", "");

        assertThat(directory.agents()).isEmpty();
        assertThat(store.agents()).isEmpty();
        assertThat(beat("p")).isEqualTo(UNKNOWN);
        assertThat(events()).containsExactly("unregister p", "register p");
    }

    @Test
    void an_agent_whose_lease_ended_is_purged_after_its_time() {
        register(PROVIDER);
        register(CONSUMER);
        expire("p");
        clocks.advance(PURGE_AFTER.minusMillis(1));
        directory.sweep();
        assertThat(state("p").live()).isFalse();

        clocks.advance(Duration.ofMillis(2));
        directory.sweep();

        assertThat(directory.agents()).extracting(s -> s.agent().id()).doesNotContain("p");
        assertThat(store.agents()).extracting(StoredAgent::id).doesNotContain("p");
    }

    @Test
    void a_consumer_stops_naming_a_provider_that_was_purged() {
        register(PROVIDER);
        register(CONSUMER);
        expire("p");
        pass(PURGE_AFTER.plus(LEASE), "p");

        assertThat(directory.agents()).hasSize(1);
        assertThat(bound("c", "use")).isEqualTo("nobody offers 'time'");
    }

    @Test
    void an_agent_that_lives_is_never_purged() {
        register(PROVIDER);
        pass(PURGE_AFTER.multipliedBy(2), "nobody");

        assertThat(state("p").live()).isTrue();
    }

    @Test
    void after_a_restart_everything_is_as_before_and_nothing_is_told_again() {
        register(PROVIDER);
        register(CONSUMER);
        List<String> events = events();
        String fingerprint = state("c").bindings().fingerprint();
        restart();

        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(directory.beat("c", fingerprint)).isEqualTo(UNCHANGED);
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void after_a_restart_an_agent_that_does_not_say_what_it_applied_is_told_once() {
        register(PROVIDER);
        register(CONSUMER);
        restart();

        assertThat(beat("c")).isEqualTo(CHANGED);
        register(CONSUMER);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
    }

    @Test
    void after_a_restart_the_same_registration_is_recognised() {
        register(PROVIDER);
        register(CONSUMER);
        List<String> events = events();
        restart();
        register(PROVIDER);
        register(CONSUMER);

        assertThat(events()).isEqualTo(events);
    }

    @Test
    void a_restart_gives_one_lease_to_those_that_were_alive_and_none_to_the_others() {
        register(PROVIDER);
        register(agent("old").tool("f", "old"));
        expire("old");
        clocks.advance(PURGE_AFTER.dividedBy(2));
        restart();

        assertThat(state("old").live()).isFalse();
        assertThat(beat("old")).isEqualTo(UNKNOWN);
        passInSilence(LEASE);
        assertThat(state("p").live()).isTrue();
        passInSilence(Duration.ofNanos(1));
        assertThat(state("p").live()).isFalse();
        assertThat(store.agents()).extracting(a -> a.presence().isThere()).containsOnly(false);
    }

    @Test
    void a_stored_agent_that_cannot_be_read_any_more_does_not_stop_the_start() {
        register(PROVIDER);
        StoredAgent broken = new StoredAgent(
                "broken", Presence.LIVE, "{\"agent_id\":\"broken\"}", "x", "", clocks.now(), clocks.now(), 0);
        store.commit(0, List.of(new Change.Register(broken, "{}", List.of())), List.of());
        restart();

        assertThat(directory.agents()).extracting(s -> s.agent().id()).containsExactly("p");
        assertThat(beat("broken")).isEqualTo(UNKNOWN);
    }

    @Test
    void registrations_beats_and_sweeps_at_once_leave_a_consistent_mesh() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> sweeper = threads.submit(() -> {
                while (!stop.get()) {
                    directory.sweep();
                    directory.agents();
                    directory.saveSeen();
                    Thread.yield();
                }
            });
            for (int worker = 0; worker < 8; worker++) {
                String id = "w" + worker;
                workers.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        int version = i;
                        register(agent(id)
                                .tool(
                                        "f",
                                        "cap-" + id,
                                        t -> t.version("1.0." + version).needs("time")));
                        assertThat(beat(id)).isNotEqualTo(UNKNOWN);
                        if (i % 10 == 5) {
                            directory.unregister(id, "");
                            assertThat(beat(id)).isEqualTo(UNKNOWN);
                        }
                    }
                }));
            }
            try {
                register(PROVIDER);
                for (Future<?> worker : workers) {
                    worker.get();
                }
            } finally {
                // a failed worker must not leave the sweeper, and with it the test, running for ever
                stop.set(true);
            }
            sweeper.get();
        }

        assertThat(directory.agents()).hasSize(9).allMatch(AgentState::live);
        for (int worker = 0; worker < 8; worker++) {
            assertThat(bound("w" + worker, "f")).isEqualTo("p.now");
        }
        List<String> live = directory.agents().stream().map(s -> s.agent().id()).toList();
        assertThat(store.agents()).extracting(StoredAgent::id).containsExactlyInAnyOrderElementsOf(live);
    }
}
