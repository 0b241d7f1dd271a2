package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.EventQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that happens to an agent leaves an event. */
class AuditTest extends DirectoryFixture {

    private static final AgentBuilder CONSUMER =
            agent("c").tool("use", "using", tool -> tool.needs("time", needs -> needs.tags("+best")));

    @Test
    void a_registration_a_change_and_a_leave() {
        register(agent("p").tool("now", "time"));
        register(agent("p").tool("now", "time", tool -> tool.tags("best")));
        directory.unregister("p", "");

        assertThat(events()).containsExactly("unregister p", "update p", "register p");
    }

    @Test
    void an_expiry_and_the_return() {
        register(agent("p").tool("now", "time"));
        expire("p");
        register(agent("p").tool("now", "time"));

        assertThat(events()).containsExactly("register p", "expire p", "register p");
    }

    @Test
    void a_suspicion_and_its_end() {
        register(agent("p").tool("now", "time"));
        directory.watch("p", "", "").orElseThrow().broken();
        directory.sweep();
        assertThat(newest()).isEqualTo(new Told("unhealthy p", Map.of("reason", "its watch broke")));

        beat("p");
        directory.sweep();
        assertThat(newest()).isEqualTo(new Told("update p", Map.of("reason", "it beats again")));
        assertThat(events()).hasSize(3);
    }

    @Test
    void an_illness_and_its_end() {
        register(agent("p").tool("now", "time"));
        register(agent("p").tool("now", "time").health("unhealthy", "no disk"));
        assertThat(events()).containsExactly("unhealthy p", "update p", "register p");

        register(agent("p").tool("now", "time"));
        assertThat(newest()).isEqualTo(new Told("update p", Map.of("health", "healthy")));
    }

    @Test
    void a_dependency_that_is_resolved_rotates_and_is_unresolved() {
        register(CONSUMER);
        register(agent("p").tool("now", "time"));
        assertThat(newest())
                .isEqualTo(new Told("dependency_resolved c", Map.of("capability", "time", "provider", "p.now")));

        register(agent("q").tool("now", "time", tool -> tool.tags("best")));
        assertThat(newest())
                .isEqualTo(
                        new Told("rotate c", Map.of("capability", "time", "provider", "q.now", "previous", "p.now")));

        directory.unregister("p", "");
        directory.unregister("q", "");
        assertThat(newest().what()).isEqualTo("dependency_unresolved c");
        assertThat(newest().data()).containsEntry("previous", "q.now").containsKey("reason");
    }

    @Test
    void a_suspicion_rotates_its_consumers() {
        register(agent("p").tool("now", "time", tool -> tool.tags("best")));
        register(agent("q").tool("now", "time"));
        register(CONSUMER);
        directory.watch("p", "", "").orElseThrow().broken();
        directory.sweep();

        assertThat(events()).startsWith("rotate c", "unhealthy p");
    }

    @Test
    void self_preservation_and_its_end() {
        for (int i = 0; i < 12; i++) {
            register(agent("p" + i).tool("now", "time"));
        }
        passInSilence(LEASE.plusMillis(1));
        assertThat(newest().what()).isEqualTo("self_preservation ");
        assertThat(newest().data().get("reason")).contains("12 of 12 agents fell silent together");

        for (int i = 0; i < 12; i++) {
            assertThat(beat("p" + i)).isEqualTo(BeatResult.UNCHANGED);
        }
        directory.sweep();
        assertThat(newest()).isEqualTo(new Told("self_preservation ", Map.of("reason", "")));
        assertThat(directory.preserving()).isEmpty();
    }

    /** An event, as far as it matters here. */
    private record Told(String what, Map<String, String> data) {}

    private Told newest() {
        List<Event> events = store.events(EventQuery.newest(1));
        Event event = events.getFirst();
        return new Told(event.type().text() + " " + event.agentId(), event.data());
    }
}
