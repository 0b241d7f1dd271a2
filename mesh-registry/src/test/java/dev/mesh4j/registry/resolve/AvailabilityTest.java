package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.resolve.Explanation.Dropped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AvailabilityTest {

    private static final AgentBuilder CONSUMER = agent("c").tool("use", "client", t -> t.needs("a"));

    @Test
    void a_tool_without_its_required_dependency_is_no_candidate_and_says_why() {
        AgentBuilder a = agent("a").tool("x", "a", t -> t.requires("b"));

        Resolution resolution = resolve(a);

        assertThat(resolution.candidates()).isEmpty();
        assertThat(Meshes.explain(Meshes.of(a), CONSUMER, "use").dropped())
                .extracting(Dropped::stage)
                .containsExactly(Stage.AVAILABILITY);
        assertThat(resolution.reason()).isEqualTo("a.x is unavailable: it requires 'b', but nobody offers 'b'");
    }

    @Test
    void a_tool_without_its_optional_dependency_is_a_candidate() {
        assertThat(Meshes.names(resolve(agent("a").tool("x", "a", t -> t.needs("b")))))
                .containsExactly("a.x");
    }

    @Test
    void unavailability_passes_on_through_required_dependencies() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")),
                agent("b").tool("y", "b", t -> t.requires("d")),
                agent("d").tool("z", "d", t -> t.requires("nothing")));

        assertThat(resolution.candidates()).isEmpty();
        assertThat(resolution.reason())
                .isEqualTo(
                        "a.x is unavailable: it depends on d.z, which requires 'nothing', but nobody offers 'nothing'");
    }

    @Test
    void unavailability_stops_at_an_optional_dependency() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")),
                agent("b").tool("y", "b", t -> t.needs("d")),
                agent("d").tool("z", "d", t -> t.requires("nothing")));

        assertThat(Meshes.names(resolution)).containsExactly("a.x");
    }

    @Test
    void one_available_provider_of_two_is_enough() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")),
                agent("b1").tool("y", "b", t -> t.requires("nothing")),
                agent("b2").tool("y", "b"));

        assertThat(Meshes.names(resolution)).containsExactly("a.x");
    }

    @Test
    void each_required_dependency_must_be_met() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b").requires("d")),
                agent("b").tool("y", "b"));

        assertThat(resolution.reason()).isEqualTo("a.x is unavailable: it requires 'd', but nobody offers 'd'");
    }

    @Test
    void a_better_provider_that_is_unavailable_is_passed_over() {
        Resolution resolution = resolve(
                agent("a1").tool("x", "a", t -> t.version("9.0.0").requires("nothing")),
                agent("a2").tool("x", "a"));

        assertThat(Meshes.names(resolution)).containsExactly("a2.x");
    }

    @Test
    void a_cycle_of_two_is_named() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")), agent("b").tool("y", "b", t -> t.requires("a")));

        assertThat(resolution.reason())
                .isEqualTo("a.x is unavailable: required dependencies form a cycle: a.x → b.y → a.x");
    }

    @Test
    void a_cycle_of_three_is_named() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")),
                agent("b").tool("y", "b", t -> t.requires("d")),
                agent("d").tool("z", "d", t -> t.requires("a")));

        assertThat(resolution.reason())
                .isEqualTo("a.x is unavailable: required dependencies form a cycle: a.x → b.y → d.z → a.x");
    }

    @Test
    void a_tool_that_leads_into_a_cycle_names_the_cycle_and_not_itself() {
        AgentBuilder leading = agent("l").tool("in", "a", t -> t.requires("b"));

        Resolution resolution = resolve(
                leading,
                agent("b").tool("y", "b", t -> t.requires("d")),
                agent("d").tool("z", "d", t -> t.requires("b")));

        assertThat(resolution.reason()).contains("b.y → d.z → b.y").doesNotContain("l.in → b.y → d.z → l.in");
    }

    @Test
    void a_cycle_opens_through_a_second_provider() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")),
                agent("b1").tool("y", "b", t -> t.requires("a")),
                agent("b2").tool("y", "b"));

        assertThat(Meshes.names(resolution)).containsExactly("a.x");
    }

    @Test
    void an_optional_edge_opens_a_cycle() {
        Resolution resolution = resolve(
                agent("a").tool("x", "a", t -> t.requires("b")), agent("b").tool("y", "b", t -> t.needs("a")));

        assertThat(Meshes.names(resolution)).containsExactly("a.x");
    }

    @Test
    void a_tool_that_requires_its_own_capability_needs_someone_else() {
        AgentBuilder alone = agent("a").tool("x", "a", t -> t.requires("a"));

        assertThat(resolve(alone).reason()).isEqualTo("a.x is unavailable: it requires 'a', but nobody offers 'a'");
        assertThat(Meshes.names(resolve(alone, agent("b").tool("y", "a")))).containsExactly("a.x", "b.y");
    }

    @Test
    void every_tool_of_a_cycle_is_unavailable_whichever_is_asked_first() {
        AgentBuilder a = agent("a").tool("x", "a", t -> t.requires("b"));
        AgentBuilder b = agent("b").tool("y", "b", t -> t.requires("a"));
        Resolver resolver = new Resolver(Meshes.of(a, b), Rules.STANDARD);

        assertThat(resolver.unavailable(Meshes.offer(a, "x"))).isPresent();
        assertThat(resolver.unavailable(Meshes.offer(b, "y"))).isPresent();
    }

    @Test
    void whoever_depends_on_a_tool_that_lacks_something_names_that_tool() {
        AgentBuilder a = agent("a").tool("x", "a", t -> t.requires("b"));
        AgentBuilder b = agent("b").tool("y", "b", t -> t.requires("nothing"));
        Resolver resolver = new Resolver(Meshes.of(a, b), Rules.STANDARD);

        assertThat(resolver.unavailable(Meshes.offer(b, "y")))
                .hasValue("it requires 'nothing', but nobody offers 'nothing'");
        assertThat(resolver.unavailable(Meshes.offer(a, "x")))
                .hasValue("it depends on b.y, which requires 'nothing', but nobody offers 'nothing'");
    }

    /** Ten thousand tools are what one registration may bring; each step that looks at all of them would take minutes. */
    @Test
    @Timeout(10)
    void a_chain_of_ten_thousand_required_tools_is_settled_at_once() {
        AgentBuilder chain = agent("a");
        for (int i = 0; i < 10_000; i++) {
            int next = i + 1;
            chain.tool("f" + i, "cap" + i, t -> t.requires("cap" + next));
        }
        Offer first = Meshes.offer(chain, "f0");
        Catalog catalog = Meshes.of(chain);

        assertThat(new Resolver(catalog, Rules.STANDARD).unavailable(first))
                .hasValue("it depends on a.f9999, which requires 'cap10000', but nobody offers 'cap10000'");
        catalog.put(agent("last").tool("f", "cap10000").build(), Presence.LIVE);
        assertThat(new Resolver(catalog, Rules.STANDARD).unavailable(first)).isEmpty();
    }

    private static Resolution resolve(AgentBuilder... agents) {
        Catalog catalog = Meshes.of(agents);
        catalog.put(CONSUMER.build(), Presence.LIVE);
        List<Resolution> resolutions = Meshes.resolve(catalog, CONSUMER, "use");
        return resolutions.getFirst();
    }
}
