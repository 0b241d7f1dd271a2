package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.model.Requirement;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Explanation.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An explanation that disagreed with the wiring would be worse than none. */
class ExplanationTest {

    private static final String[] CAPABILITIES = {"a", "b", "c", "d"};
    private static final String[] TAGS = {"x", "y", "z"};
    private static final String[] WISHES = {"x", "+y", "-z", "x|+y"};
    private static final String[] VERSIONS = {"0.9.0", "1.0.0", "1.2.0", "2.0.0", "blue"};
    private static final String[] CONSTRAINTS = {"", ">=1", "^1.0", "<1", "blue"};
    private static final Presence[] PRESENCES = {Presence.LIVE, Presence.LIVE, Presence.SUSPECT, Presence.EXPIRED};

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void it_says_what_the_wiring_is_for_every_dependency_of_any_mesh(long seed) {
        Random random = new Random(seed);
        Catalog catalog = new Catalog();
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Agent agent = anyone(i, random).build();
            agents.add(agent);
            catalog.put(agent, pick(PRESENCES, random));
        }
        Resolver resolver = new Resolver(catalog, Rules.STANDARD);
        for (Agent agent : agents) {
            for (Tool tool : agent.tools()) {
                agrees(new Offer(agent, tool), resolver, catalog);
            }
        }
    }

    private static void agrees(Offer consumer, Resolver shared, Catalog catalog) {
        List<Resolution> wired = shared.resolve(consumer);
        List<Requirement> requirements = consumer.tool().requirements();
        for (int i = 0; i < wired.size(); i++) {
            // by one that has not seen the others, as a question comes in
            Explanation explanation = new Resolver(catalog, Rules.STANDARD)
                    .explain(consumer, requirements.get(i).need());

            assertThat(explanation.kept())
                    .extracting(kept -> kept.contender().offer())
                    .containsExactlyElementsOf(wired.get(i).candidates());
            assertThat(explanation.kept())
                    .extracting(Kept::rank)
                    .containsExactlyElementsOf(wired.get(i).ranks());
            assertThat(explanation.reason()).isEqualTo(wired.get(i).reason());
            assertThat(explanation.kept().size() + explanation.dropped().size())
                    .isEqualTo((int) catalog.offers(explanation.need().capability()).stream()
                            .filter(offer -> !offer.equals(consumer))
                            .count());
        }
    }

    private static AgentBuilder anyone(int number, Random random) {
        AgentBuilder agent = agent("agent-" + number).namespace(random.nextInt(6) == 0 ? "other" : "default");
        for (int i = 0; i <= random.nextInt(3); i++) {
            agent.tool("f" + i, pick(CAPABILITIES, random), tool -> {
                tool.version(pick(VERSIONS, random)).tags(pick(TAGS, random), pick(TAGS, random));
                for (int j = random.nextInt(3); j > 0; j--) {
                    tool.needs(pick(CAPABILITIES, random), d -> {
                        d.version(pick(CONSTRAINTS, random));
                        if (random.nextBoolean()) {
                            d.tags(pick(WISHES, random));
                        }
                        return random.nextBoolean() ? d.required() : d;
                    });
                }
                return tool;
            });
        }
        return agent;
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
