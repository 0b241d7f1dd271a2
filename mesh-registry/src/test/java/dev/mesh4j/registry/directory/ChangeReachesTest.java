package dev.mesh4j.registry.directory;

import static dev.mesh4j.registry.directory.BeatResult.CHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNCHANGED;
import static dev.mesh4j.registry.directory.BeatResult.UNKNOWN;
import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a provider reaches exactly the consumers that it concerns. */
class ChangeReachesTest extends DirectoryFixture {

    private static final AgentBuilder PROVIDER = provider(tool -> tool);

    @BeforeEach
    void register_everybody() {
        register(PROVIDER);
        register(agent("weather").tool("f", "weather"));
        register(agent("direct").tool("use", "client", t -> t.needs("time")));
        register(agent("middle").tool("use", "middle", t -> t.requires("time")));
        register(agent("beyond").tool("use", "client", t -> t.needs("middle")));
        register(agent("optional").tool("use", "optional", t -> t.needs("time")));
        register(agent("past-optional").tool("use", "client", t -> t.requires("optional")));
        register(agent("stranger").tool("use", "client", t -> t.needs("weather")));
        assertThat(answers()).isEqualTo("direct=200 middle=200 beyond=200 optional=200 past-optional=200 stranger=200");
    }

    static Stream<Named<AgentBuilder>> changes() {
        return Stream.of(
                Named.of("tags", provider(t -> t.tags("fast"))),
                Named.of("version", provider(t -> t.version("1.0.1"))),
                Named.of("kwargs", provider(t -> t.kwargs("timeout", "30"))),
                Named.of("endpoint", provider(t -> t).port(9001)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_what_consumers_apply_reaches_the_direct_consumers(AgentBuilder changed) {
        register(changed);

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=200 optional=202 past-optional=200 stranger=200");
        assertThat(beat("p")).isEqualTo(UNCHANGED);
    }

    @Test
    void a_change_of_the_description_reaches_nobody() {
        register(provider(t -> t).set("description", "now with words"));

        assertThat(answers()).isEqualTo("direct=200 middle=200 beyond=200 optional=200 past-optional=200 stranger=200");
        assertThat(events().getFirst()).isEqualTo("update p");
    }

    @Test
    void an_expiry_reaches_the_direct_consumers_and_those_through_required_tools() {
        expire("p");

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=202 optional=202 past-optional=200 stranger=200");
        assertThat(bound("direct", "use")).isEqualTo("p.now gives no sign of life");
        assertThat(bound("beyond", "use"))
                .isEqualTo("middle.use is unavailable: it requires 'time', but p.now gives no sign of life");
    }

    @Test
    void a_leave_reaches_the_same_consumers_as_an_expiry() {
        directory.unregister("p", "");

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=202 optional=202 past-optional=200 stranger=200");
        assertThat(bound("direct", "use")).isEqualTo("nobody offers 'time'");
    }

    @Test
    void a_second_provider_reaches_the_direct_consumers_even_when_it_does_not_win() {
        register(agent("q").tool("now", "time"));

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=200 optional=202 past-optional=200 stranger=200");
        assertThat(bound("direct", "use")).isEqualTo("p.now");
        assertThat(state("direct")
                        .bindings()
                        .resolutions()
                        .get("use")
                        .getFirst()
                        .candidates())
                .hasSize(2);
    }

    @Test
    void a_provider_that_drops_a_capability_unbinds_its_consumers() {
        register(agent("p").tool("now", "date"));

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=202 optional=202 past-optional=200 stranger=200");
    }

    @Test
    void a_provider_that_moves_to_another_namespace_unbinds_its_consumers() {
        register(provider(t -> t).namespace("elsewhere"));

        assertThat(answers()).isEqualTo("direct=202 middle=202 beyond=202 optional=202 past-optional=200 stranger=200");
    }

    @Test
    void a_change_and_its_reversal_before_the_next_beat_is_no_change() {
        register(provider(t -> t.version("2.0.0")));
        register(PROVIDER);

        assertThat(answers()).isEqualTo("direct=200 middle=200 beyond=200 optional=200 past-optional=200 stranger=200");
    }

    @Test
    void the_answer_stays_changed_until_the_consumer_registers() {
        register(provider(t -> t.version("2.0.0")));

        assertThat(beat("direct")).isEqualTo(CHANGED);
        assertThat(beat("direct")).isEqualTo(CHANGED);
        register(agent("direct").tool("use", "client", t -> t.needs("time")));
        assertThat(beat("direct")).isEqualTo(UNCHANGED);
        assertThat(beat("middle")).isEqualTo(CHANGED);
    }

    @Test
    void a_join_that_closes_the_gap_opens_the_whole_chain() {
        directory.unregister("p", "");
        register(PROVIDER);

        assertThat(bound("beyond", "use")).isEqualTo("middle.use");
        assertThat(state("middle").bindings().unavailable()).isEmpty();
    }

    private static AgentBuilder provider(UnaryOperator<AgentBuilder.ToolBuilder> more) {
        return agent("p").tool("now", "time", more);
    }

    private String answers() {
        StringBuilder text = new StringBuilder();
        for (String id : new String[] {"direct", "middle", "beyond", "optional", "past-optional", "stranger"}) {
            BeatResult result = beat(id);
            text.append(' ').append(id).append('=').append(result == UNCHANGED ? 200 : result == UNKNOWN ? 410 : 202);
        }
        return text.toString().strip();
    }
}
