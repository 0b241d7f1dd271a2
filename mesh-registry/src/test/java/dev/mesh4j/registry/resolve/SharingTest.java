package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What many need is found out once. */
class SharingTest {

    @Test
    void equal_needs_share_one_resolution_whether_required_or_not() {
        AgentBuilder one = agent("c1").tool("use", "client", t -> t.needs("time", d -> d.version(">=1")));
        AgentBuilder two = agent("c2").tool("use", "client", t -> t.needs("time", d -> d.version(">=1").required()));
        AgentBuilder other = agent("c3").tool("use", "client", t -> t.needs("time", d -> d.version(">=2")));
        Resolver resolver = new Resolver(Meshes.of(agent("p").tool("f", "time"), one, two, other), Rules.STANDARD);

        Resolution first = resolver.resolve(Meshes.offer(one, "use")).getFirst();

        assertThat(resolver.resolve(Meshes.offer(two, "use")).getFirst()).isSameAs(first);
        assertThat(resolver.resolve(Meshes.offer(other, "use")).getFirst()).isNotSameAs(first);
    }

    @Test
    void who_is_a_candidate_itself_sees_all_the_others_with_their_ranks() {
        AgentBuilder self = agent("b").tool("f", "time", t -> t.version("2.0.0").needs("time"));
        Catalog catalog = Meshes.of(
                agent("a").tool("f", "time", t -> t.version("3.0.0")),
                self,
                agent("c").tool("f", "time"),
                agent("d").tool("f", "time"));
        Resolver resolver = new Resolver(catalog, Rules.STANDARD);

        Resolution own = resolver.resolve(Meshes.offer(self, "f")).getFirst();

        assertThat(Meshes.names(own)).containsExactly("a.f", "c.f", "d.f");
        assertThat(own.ranks()).containsExactly(0, 1, 1);
        assertThat(own.fingerprint()).isNotEmpty();
    }

    @Test
    void a_fingerprint_tells_a_change_of_rank_and_of_policy() {
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));
        AgentBuilder a = agent("a").tool("f", "time");
        Catalog catalog = Meshes.of(consumer, a, agent("b").tool("f", "time"));
        String before = fingerprint(catalog, consumer);

        catalog.put(agent("b").tool("f", "time").build(), Presence.SUSPECT);
        String suspect = fingerprint(catalog, consumer);
        catalog.put(agent("b").tool("f", "time", t -> t.kwargs("timeout", "5")).build(), Presence.SUSPECT);

        assertThat(List.of(before, suspect, fingerprint(catalog, consumer))).doesNotHaveDuplicates();
    }

    @Test
    void ten_thousand_tools_that_require_the_same_look_at_its_providers_once() {
        Catalog catalog = new Catalog();
        for (int i = 0; i < 100; i++) {
            catalog.put(agent("p" + i).tool("f", "shared").build(), Presence.LIVE);
        }
        AgentBuilder many = agent("many");
        for (int i = 0; i < 10_000; i++) {
            many.tool("f" + i, "cap" + i, t -> t.requires("shared").requires("missing"));
        }
        catalog.put(many.build(), Presence.LIVE);
        Resolver resolver = new Resolver(catalog, Rules.STANDARD);

        for (Offer consumer : List.copyOf(catalog.consumers("shared"))) {
            assertThat(resolver.resolve(consumer).getFirst().candidates()).hasSize(100);
            assertThat(resolver.unavailable(consumer)).hasValue("it requires 'missing', but nobody offers 'missing'");
        }

        assertThat(resolver.compared()).isLessThanOrEqualTo(200);
    }

    private static String fingerprint(Catalog catalog, AgentBuilder consumer) {
        return Meshes.resolve(catalog, consumer, "use").getFirst().fingerprint();
    }
}
