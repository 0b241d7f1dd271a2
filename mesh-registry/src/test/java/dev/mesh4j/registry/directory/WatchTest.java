package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest extends DirectoryFixture {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final AgentBuilder PROVIDER = agent("p").tool("now", "time");
    private static final AgentBuilder OTHER = agent("q").tool("now", "time");
    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("time"));

    private String applied = "";

    @BeforeEach
    void join() {
        register(PROVIDER);
        register(OTHER);
        applied = register(CONSUMER).bindings().fingerprint();
    }

    @Test
    void it_tells_a_change_at_once_and_each_only_once() throws Exception {
        Watch watch = watch("c");
        CompletableFuture<AgentState> next = CompletableFuture.supplyAsync(() -> next(watch));
        directory.unregister("p", "");

        assertThat(next.join().bindings().fingerprint()).isNotEqualTo(applied);
        assertThat(watch.next(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void it_tells_what_the_agent_missed_before_it_watched() {
        directory.unregister("p", "");

        assertThat(next(watch("c")).bindings().fingerprint())
                .isEqualTo(state("c").bindings().fingerprint());
    }

    @Test
    void it_says_nothing_when_others_change() throws Exception {
        Watch watch = watch("c");
        register(agent("x").tool("f", "other"));

        assertThat(watch.next(Duration.ofMillis(1))).isEmpty();
        assertThat(watch.hasEnded()).isFalse();
    }

    @Test
    void only_the_latest_of_many_changes_is_told() throws Exception {
        Watch watch = watch("c");
        directory.unregister("p", "");
        register(agent("p").tool("now", "time", t -> t.version("2.0.0")));
        directory.unregister("q", "");

        assertThat(next(watch).bindings().fingerprint())
                .isEqualTo(state("c").bindings().fingerprint());
        assertThat(watch.next(Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void revisions_grow_with_what_is_told() {
        Watch watch = watch("c");
        directory.unregister("p", "");
        Revision first = next(watch).revision();
        directory.unregister("q", "");
        Revision second = next(watch).revision();

        assertThat(second.epoch()).isEqualTo(first.epoch());
        assertThat(second.number()).isGreaterThan(first.number());
    }

    @Test
    void a_provider_whose_watch_breaks_is_preferred_no_more_but_stays() {
        assertThat(bound("c", "use")).isEqualTo("p.now");
        Watch consumer = watch("c");
        watch("p").broken();

        assertThat(next(consumer).bindings().resolutions().get("use").getFirst().candidates())
                .extracting(Object::toString)
                .containsExactly("q.now", "p.now");
        assertThat(state("p").presence()).isEqualTo(Presence.SUSPECT);
        assertThat(events()).contains("unhealthy p");
    }

    @Test
    void a_beat_clears_the_suspicion() {
        Watch consumer = watch("c");
        watch("p").broken();
        next(consumer);
        beat("p");

        assertThat(next(consumer).bindings().fingerprint()).isEqualTo(applied);
        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(state("p").presence()).isEqualTo(Presence.LIVE);
    }

    @Test
    void a_new_watch_ends_the_old_one_whose_end_means_nothing() {
        Watch old = watch("p");
        Watch fresh = watch("p");
        assertThat(old.hasEnded()).isTrue();
        old.broken();
        directory.sweep();

        assertThat(state("p").presence()).isEqualTo(Presence.LIVE);
        fresh.broken();
        directory.sweep();
        assertThat(state("p").presence()).isEqualTo(Presence.SUSPECT);
    }

    @Test
    void a_watch_that_is_closed_in_order_makes_nobody_suspect() {
        watch("p").close();
        directory.sweep();

        assertThat(state("p").presence()).isEqualTo(Presence.LIVE);
    }

    @Test
    void a_suspect_is_expired_only_by_its_lease() {
        watch("p").broken();
        passSilently(LEASE);
        assertThat(state("p").presence()).isEqualTo(Presence.SUSPECT);
        passSilently(Duration.ofNanos(1));

        assertThat(state("p").presence()).isEqualTo(Presence.EXPIRED);
    }

    @Test
    void the_watch_of_an_agent_ends_when_it_leaves_or_its_lease_ends() {
        Watch leaving = watch("p");
        Watch expiring = watch("q");
        directory.unregister("p", "");
        passInSilence(LEASE.plusNanos(1));

        assertThat(leaving.hasEnded()).isTrue();
        assertThat(expiring.hasEnded()).isTrue();
    }

    @Test
    void opening_a_watch_is_a_sign_of_life() {
        passInSilence(LEASE);
        watch("p");
        passInSilence(Duration.ofMillis(1));

        assertThat(state("p").live()).isTrue();
        assertThat(state("q").live()).isFalse();
    }

    @Test
    void who_is_unknown_has_nothing_to_watch() {
        assertThat(directory.watch("stranger", "", "")).isEmpty();
        passInSilence(LEASE.plusNanos(1));
        assertThat(directory.watch("p", "", "")).isEmpty();
    }

    @Test
    void when_the_registry_drains_all_watches_end_and_nobody_becomes_suspect() {
        Watch watch = watch("p");
        directory.drain();
        assertThat(watch.hasEnded()).isTrue();
        watch.broken();
        directory.sweep();

        assertThat(state("p").presence()).isEqualTo(Presence.LIVE);
        assertThatThrownBy(() -> watch("p")).isInstanceOf(BusyException.class);
    }

    @Test
    void suspicion_survives_a_store_that_is_down() {
        Watch consumer = watch("c");
        Watch provider = watch("p");
        store.fail(true);
        provider.broken();

        assertThat(next(consumer).bindings().resolutions().get("use").getFirst().candidates())
                .extracting(Object::toString)
                .containsExactly("q.now", "p.now");
    }

    private void passSilently(Duration time) {
        pass(time, "p");
    }

    private Watch watch(String agentId) {
        return directory.watch(agentId, agentId.equals("c") ? applied : "", "").orElseThrow();
    }

    private static AgentState next(Watch watch) {
        try {
            return watch.next(LONG).orElseThrow();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
