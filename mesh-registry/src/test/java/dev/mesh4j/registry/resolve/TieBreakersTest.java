package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TieBreakersTest {

    private static final AgentBuilder CONSUMER =
            agent("z").tool("use", "client", t -> t.needs("time", d -> d.tags("+fast")));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            score,version    | d c a b | 0 1 2 2
            version          | c a b d | 0 1 1 1
            newest           | b d c a | 0 1 2 3
            score,oldest     | d a c b | 0 1 2 3
            oldest           | a c d b | 0 1 2 3
            agent-id         | a b c d | 0 1 2 3
            length           | c a b d | 0 1 1 1
            ''               | a b c d | 0 0 0 0
            """)
    void what_is_configured_ranks_providers_and_the_lowest_id_ends_all_ties(
            String names, String order, String ranks) {
        Catalog catalog = new Catalog();
        put(catalog, agent("a").tool("f", "time"), 1);
        put(catalog, agent("b").tool("f", "time"), 4);
        put(catalog, agent("c").tool("f", "time", t -> t.version("1.10.0")), 2);
        put(catalog, agent("d").tool("f", "time", t -> t.tags("fast")), 3);

        Resolution resolution = resolve(catalog, names);

        assertThat(resolution.candidates()).extracting(o -> o.agent().id()).containsExactly(order.split(" "));
        assertThat(resolution.ranks()).extracting(String::valueOf).containsExactly(ranks.split(" "));
    }

    @Test
    void who_is_suspect_comes_last_whatever_is_configured() {
        Catalog catalog = new Catalog();
        catalog.put(agent("a").tool("f", "time", t -> t.version("9.0.0")).build(), Presence.SUSPECT, Instant.EPOCH);
        put(catalog, agent("b").tool("f", "time"), 1);

        Resolution resolution = resolve(catalog, "version");

        assertThat(Meshes.names(resolution)).containsExactly("b.f", "a.f");
        assertThat(resolution.ranks()).containsExactly(0, 1);
    }

    private static void put(Catalog catalog, AgentBuilder agent, long second) {
        catalog.put(agent.build(), Presence.LIVE, Instant.ofEpochSecond(second));
    }

    private static Resolution resolve(Catalog catalog, String names) {
        TieBreakers breakers = TieBreakers.of(
                Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).toList(), List.of(new Longest()));
        Rules rules = new Rules(breakers, Shapes.UNKNOWN);
        return new Resolver(catalog, rules).resolve(Meshes.offer(CONSUMER, "use")).getFirst();
    }

    /** One that a user wrote. */
    private static final class Longest implements TieBreaker {

        @Override
        public String name() {
            return "length";
        }

        @Override
        public int compare(Contender left, Contender right) {
            return Integer.compare(length(right), length(left));
        }

        private static int length(Contender contender) {
            return contender.offer().tool().version().length();
        }
    }
}
