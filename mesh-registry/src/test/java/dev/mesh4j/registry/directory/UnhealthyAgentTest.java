package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.directory.BeatResult.CHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNCHANGED;
import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.EventQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that lives, but says that it must not be called. */
class UnhealthyAgentTest extends DirectoryFixture {

    @BeforeEach
    void register_both() {
        register(provider());
        register(agent("c").tool("use", "client", t -> t.needs("time")));
        assertThat(bound("c", "use")).isEqualTo("p.now");
    }

    private static AgentBuilder provider() {
        return agent("p").tool("now", "time");
    }

    @Test
    void its_consumers_are_unbound_and_hear_of_it_with_the_reason() {
        register(provider().health("unhealthy", "db: connection refused"));

        assertThat(bound("c", "use")).isEqualTo("p.now is unhealthy: db: connection refused");
        assertThat(beat("c")).isEqualTo(CHANGED);
        assertThat(events()).startsWith("dependency_unresolved c", "unhealthy p", "update p");
        Event event = store.events(new EventQuery("unhealthy", null, null, 1)).getFirst();
        assertThat(event.data()).isEqualTo(Map.of("reason", "db: connection refused"));
    }

    @Test
    void a_beat_keeps_it_alive_and_changes_nothing() {
        register(provider().health("unhealthy", "db"));
        register(agent("c").tool("use", "client", t -> t.needs("time")));

        assertThat(beat("p")).isEqualTo(UNCHANGED);
        assertThat(beat("c")).isEqualTo(UNCHANGED);
        assertThat(state("p").live()).isTrue();
        assertThat(bound("c", "use")).contains("unhealthy");
    }

    @Test
    void the_same_word_again_is_no_event() {
        register(provider().health("unhealthy", "db"));
        List<String> before = events();
        register(provider().health("unhealthy", "db"));

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void when_it_recovers_its_consumers_are_bound_again() {
        register(provider().health("unhealthy", "db"));
        register(agent("c").tool("use", "client", t -> t.needs("time")));
        register(provider());

        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(beat("c")).isEqualTo(CHANGED);
        Event update = store.events(new EventQuery("update", null, null, 1)).getFirst();
        assertThat(update.data()).isEqualTo(Map.of("health", "healthy"));
    }

    @Test
    void saying_that_it_is_healthy_is_saying_nothing() {
        List<String> before = events();
        register(provider().health("healthy", ""));

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void one_that_is_degraded_stays_bound() {
        register(provider().health("degraded", "slow"));

        assertThat(bound("c", "use")).isEqualTo("p.now");
        assertThat(beat("c")).isEqualTo(UNCHANGED);
        assertThat(state("p").agent().health().status()).isEqualTo("degraded");
    }

    @Test
    void another_provider_takes_over() {
        register(agent("q").tool("now", "time"));
        register(provider().health("unhealthy", "db"));

        assertThat(bound("c", "use")).isEqualTo("q.now");
    }

    @Test
    void what_requires_it_is_unavailable() {
        register(agent("m").tool("middle", "middle", t -> t.requires("time")));
        register(agent("d").tool("use", "client", t -> t.needs("middle")));
        register(provider().health("unhealthy", "db"));

        assertThat(bound("d", "use")).contains("m.middle is unavailable", "p.now is unhealthy: db");
    }

    @Test
    void one_that_joins_unhealthy_is_bound_by_nobody() {
        register(agent("q").tool("only", "other").health("unhealthy", "not asked yet"));
        register(agent("e").tool("use", "client", t -> t.needs("other")));

        assertThat(bound("e", "use")).isEqualTo("q.only is unhealthy: not asked yet");
        assertThat(events()).contains("register q", "unhealthy q");
    }

    @Test
    void after_a_restart_of_the_registry_it_is_what_it_was() {
        register(provider().health("unhealthy", "db"));
        restart();

        assertThat(bound("c", "use")).isEqualTo("p.now is unhealthy: db");
    }
}
