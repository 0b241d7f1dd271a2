package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.directory.BeatResult.CHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNCHANGED;
import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoredAgent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While the store is down the mesh as it is goes on, and what needs the store changes nothing. */
class StoreFailureTest extends DirectoryFixture {

    private static final AgentBuilder PROVIDER = agent("p").tool("now", "time");
    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("time"));

    @BeforeEach
    void break_the_store() {
        register(PROVIDER);
        register(CONSUMER);
        store.fail(true);
    }

    @Test
    void a_new_agent_is_refused_and_unknown() {
        assertThatThrownBy(() -> register(agent("q").tool("now", "time"))).isInstanceOf(StoreException.class);

        assertThat(directory.agents()).hasSize(2);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
        assertThat(state("c").bindings().resolutions().get("use").getFirst().candidates())
                .hasSize(1);
    }

    @Test
    void a_changed_agent_is_refused_and_stays_as_it_was() {
        assertThatThrownBy(() -> register(agent("p").tool("now", "date"))).isInstanceOf(StoreException.class);

        assertThat(state("p").agent().tools().getFirst().capability()).isEqualTo("time");
        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(beat("p")).isEqualTo(UNCHANGED);
    }

    @Test
    void the_same_registration_again_needs_no_store() {
        assertThat(register(PROVIDER).live()).isTrue();
    }

    @Test
    void beats_go_on_and_are_written_down_when_the_store_is_back() {
        clocks.advance(LEASE);
        assertThat(beat("p")).isEqualTo(UNCHANGED);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
        directory.saveSeen();
        store.fail(false);
        directory.saveSeen();

        assertThat(store.agents()).extracting(StoredAgent::lastSeen).containsOnly(clocks.now());
    }

    @Test
    void a_leave_is_refused_and_the_agent_stays() {
        assertThatThrownBy(() -> directory.unregister("p", "")).isInstanceOf(StoreException.class);

        assertThat(beat("p")).isEqualTo(UNCHANGED);
        assertThat(bound("c", "use")).isEqualTo("p.now");
        store.fail(false);
        directory.unregister("p", "");
        assertThat(directory.agents()).hasSize(1);
    }

    @Test
    void a_dead_provider_is_unbound_all_the_same() {
        expire("p");

        assertThat(beat("c")).isEqualTo(CHANGED);
        assertThat(state("p").live()).isFalse();
    }

    @Test
    void a_purge_happens_all_the_same_and_is_made_up_for_after_a_restart() {
        expire("p");
        clocks.advance(PURGE_AFTER.plusMillis(1));
        directory.sweep();
        assertThat(directory.agents()).extracting(s -> s.agent().id()).doesNotContain("p");

        store.fail(false);
        restart();
        passInSilence(LEASE.plusNanos(1));
        clocks.advance(PURGE_AFTER.plusMillis(1));
        directory.sweep();

        assertThat(store.agents()).isEmpty();
    }

    @Test
    void an_agent_that_was_refused_joins_when_the_store_is_back() {
        assertThatThrownBy(() -> register(agent("q").tool("now", "time"))).isInstanceOf(StoreException.class);
        store.fail(false);
        register(agent("q").tool("now", "time"));

        assertThat(beat("q")).isEqualTo(UNCHANGED);
        assertThat(beat("c")).isEqualTo(CHANGED);
    }
}
