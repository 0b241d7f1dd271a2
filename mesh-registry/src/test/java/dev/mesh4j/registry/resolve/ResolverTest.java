package dev.mesh4j.registry.resolve;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.fixture.AgentBuilder;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.resolve.Explanation.Dropped;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

    @ParameterizedTest(name = "{0}: {1} {2} against {3} {4} {5}")
    @CsvSource(textBlock = """
            # stage,      wanted tags, version, tags,       version, namespace, what the reason says
            NAMESPACE,    '',          '',      '',         1.0.0,   other,     "is in namespace 'other', not 'default'"
            TAGS,         fast,        '',      slow,       1.0.0,   default,   "lacks the tag 'fast'"
            TAGS,         Fast,        '',      fast,       1.0.0,   default,   "lacks the tag 'Fast'"
            TAGS,         -slow,       '',      slow,       1.0.0,   default,   "has the excluded tag 'slow'"
            TAGS,         a|b,         '',      c,          1.0.0,   default,   "lacks the tag 'a' or 'b'"
            TAGS,         a|-b,        '',      a;b,        1.0.0,   default,   "has the excluded tag 'b'"
            VERSION,      '',          >=2,     '',         1.9.9,   default,   "has version 1.9.9, not >=2"
            VERSION,      '',          ~1.2,    '',         1.3.0,   default,   "has version 1.3.0, not ~1.2"
            TAGS,         fast,        >=2,     slow,       1.0.0,   default,   "lacks the tag 'fast'"
            NAMESPACE,    fast,        >=2,     slow,       1.0.0,   other,     "is in namespace 'other', not 'default'"
            """, quoteCharacter = '"')
    void a_provider_is_left_out_at_the_first_stage_that_it_fails(
            Stage stage, String wanted, String constraint, String tags, String version, String namespace, String why) {
        AgentBuilder provider = agent("p")
                .namespace(unquoted(namespace))
                .tool("f", "time", t -> t.version(version).tags(split(unquoted(tags))));
        AgentBuilder consumer = agent("c")
                .tool(
                        "use",
                        "client",
                        t -> t.needs(
                                "time", d -> d.tags(split(unquoted(wanted))).version(unquoted(constraint))));

        Catalog catalog = Meshes.of(provider, consumer);
        Resolution resolution = Meshes.resolve(catalog, consumer, "use").getFirst();

        assertThat(resolution.candidates()).isEmpty();
        assertThat(Meshes.explain(catalog, consumer, "use").dropped())
                .extracting(Dropped::stage)
                .containsExactly(stage);
        assertThat(resolution.reason()).isEqualTo("p.f " + why);
    }

    @ParameterizedTest(name = "{0} {1} accepts {2} {3}")
    @CsvSource(textBlock = """
            fast,       '',        fast,       1.0.0
            fast,       '',        slow;fast,  1.0.0
            +fast,      '',        slow,       1.0.0
            -slow,      '',        fast,       1.0.0
            a|b,        '',        b,          1.0.0
            +a|+b,      '',        c,          1.0.0
            '',         >=1;<2,    '',         1.4.0
            '',         ^1.2,      '',         1.9.0
            '',         1||3,      '',         3.1.0
            '',         blue,      '',         blue
            """)
    void a_provider_that_passes_every_stage_is_a_candidate(
            String wanted, String constraint, String tags, String version) {
        AgentBuilder provider =
                agent("p").tool("f", "time", t -> t.version(version).tags(split(tags)));
        AgentBuilder consumer = agent("c")
                .tool(
                        "use",
                        "client",
                        t -> t.needs("time", d -> d.tags(split(wanted)).version(constraint.replace(';', ','))));

        Resolution resolution =
                Meshes.resolve(Meshes.of(provider, consumer), consumer, "use").getFirst();

        assertThat(Meshes.names(resolution)).containsExactly("p.f");
        assertThat(resolution.reason()).isEmpty();
    }

    @Test
    void an_expired_agent_is_left_out_for_its_health_before_anything_else() {
        AgentBuilder provider = agent("p").namespace("other").tool("f", "time");
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));
        Catalog catalog = Meshes.of(provider, consumer);
        catalog.put(provider.build(), Presence.EXPIRED);

        Resolution resolution = Meshes.resolve(catalog, consumer, "use").getFirst();

        assertThat(Meshes.explain(catalog, consumer, "use").dropped())
                .extracting(Dropped::stage)
                .containsExactly(Stage.HEALTH);
        assertThat(resolution.reason()).isEqualTo("p.f gives no sign of life");
    }

    @Test
    void an_agent_that_is_put_again_is_alive_again() {
        AgentBuilder provider = agent("p").tool("f", "time");
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));
        Catalog catalog = Meshes.of(provider, consumer);
        catalog.put(provider.build(), Presence.EXPIRED);
        catalog.put(provider.build(), Presence.LIVE);

        assertThat(Meshes.names(Meshes.resolve(catalog, consumer, "use").getFirst()))
                .containsExactly("p.f");
    }

    @Test
    void a_capability_that_nobody_offers_is_named() {
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));

        Resolution resolution =
                Meshes.resolve(Meshes.of(consumer), consumer, "use").getFirst();

        assertThat(resolution.isResolved()).isFalse();
        assertThat(resolution.reason()).isEqualTo("nobody offers 'time'");
    }

    @Test
    void a_removed_agent_is_neither_candidate_nor_exclusion() {
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));
        Catalog catalog = Meshes.of(agent("p").tool("f", "time"), consumer);
        catalog.remove("p");
        catalog.remove("never-there");

        assertThat(Meshes.resolve(catalog, consumer, "use").getFirst().reason()).isEqualTo("nobody offers 'time'");
    }

    @Test
    void a_reason_shows_five_providers_and_counts_the_rest() {
        Catalog catalog = new Catalog();
        for (int i = 1; i <= 7; i++) {
            catalog.put(agent("p" + i).namespace("other").tool("f", "time").build(), Presence.LIVE);
        }
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));

        String reason = Meshes.resolve(catalog, consumer, "use").getFirst().reason();

        assertThat(reason).endsWith("; and 2 more");
        assertThat(reason.split("; ")).hasSize(6);
    }

    @ParameterizedTest(name = "{0} of {1} picks {2}")
    @CsvSource(textBlock = """
            # wanted tags,   providers as id/version/tags,                   order
            '',              'b/1.0.0/ a/1.0.0/ c/1.0.0/',                   'a b c'
            '',              'a/1.0.0/ b/2.0.0/ c/1.10.0/ d/1.9.0/',         'b c d a'
            '',              'a/2.0.0-rc.1/ b/2.0.0/ c/1.9.9/',              'b a c'
            '',              'a/blue/ b/0.0.1/',                             'b a'
            +x,              'a/9.0.0/ b/1.0.0/x',                           'b a'
            '+x;+y',         'a/1.0.0/x b/1.0.0/x;y c/1.0.0/',               'b a c'
            'x;+y',          'a/1.0.0/x;y b/9.0.0/x',                        'a b'
            'x|+y',          'a/9.0.0/x b/1.0.0/y',                          'b a'
            '+x',            'b/1.0.0/x a/1.0.0/x c/2.0.0/x',                'c a b'
            """)
    void candidates_rank_by_score_then_version_then_lowest_id(String wanted, String providers, String order) {
        Catalog catalog = new Catalog();
        for (String provider : providers.split(" ")) {
            String[] parts = provider.split("/", -1);
            catalog.put(
                    agent(parts[0])
                            .tool("f", "time", t -> t.version(parts[1]).tags(split(parts[2])))
                            .build(),
                    Presence.LIVE);
        }
        AgentBuilder consumer = agent("z").tool("use", "client", t -> t.needs("time", d -> d.tags(split(wanted))));

        Resolution resolution = Meshes.resolve(catalog, consumer, "use").getFirst();

        assertThat(resolution.candidates().stream().map(o -> o.agent().id())).containsExactly(order.split(" "));
    }

    @Test
    void two_tools_of_one_agent_rank_by_their_names() {
        AgentBuilder provider = agent("p").tool("second", "time").tool("first", "time");
        AgentBuilder consumer = agent("c").tool("use", "client", t -> t.needs("time"));

        assertThat(Meshes.names(Meshes.resolve(Meshes.of(provider, consumer), consumer, "use")
                        .getFirst()))
                .containsExactly("p.first", "p.second");
    }

    @Test
    void a_tool_never_resolves_to_itself_but_to_another_tool_of_its_agent() {
        AgentBuilder alone = agent("a").tool("one", "time", t -> t.needs("time"));
        AgentBuilder pair = agent("a").tool("one", "time", t -> t.needs("time")).tool("two", "time");

        assertThat(Meshes.resolve(Meshes.of(alone), alone, "one").getFirst().reason())
                .isEqualTo("nobody offers 'time'");
        assertThat(Meshes.names(Meshes.resolve(Meshes.of(pair), pair, "one").getFirst()))
                .containsExactly("a.two");
    }

    @Test
    void a_tool_resolves_to_the_same_function_of_another_agent() {
        AgentBuilder here = agent("a").tool("one", "time", t -> t.needs("time"));
        AgentBuilder there = agent("b").tool("one", "time");

        assertThat(Meshes.names(
                        Meshes.resolve(Meshes.of(here, there), here, "one").getFirst()))
                .containsExactly("b.one");
    }

    @Test
    void every_dependency_keeps_its_place_also_when_it_is_declared_twice() {
        AgentBuilder consumer = agent("c")
                .tool("use", "client", t -> t.needs("time").needs("missing").needs("time", d -> d.version(">=2")));
        Catalog catalog = Meshes.of(consumer, agent("p").tool("f", "time", t -> t.version("2.0.0")));

        List<Resolution> resolutions = Meshes.resolve(catalog, consumer, "use");

        assertThat(resolutions).extracting(Meshes::names).containsExactly(List.of("p.f"), List.of(), List.of("p.f"));
    }

    @Test
    void a_dependency_looks_in_the_namespace_that_it_names() {
        AgentBuilder consumer = agent("c")
                .namespace("mine")
                .tool(
                        "use",
                        "client",
                        t -> t.needs("time", d -> d.namespace("theirs")).needs("time"));
        Catalog catalog = Meshes.of(
                consumer,
                agent("p1").namespace("theirs").tool("f", "time"),
                agent("p2").namespace("mine").tool("f", "time"));

        assertThat(Meshes.resolve(catalog, consumer, "use"))
                .extracting(Meshes::names)
                .containsExactly(List.of("p1.f"), List.of("p2.f"));
    }

    private static String unquoted(String text) {
        return text.equals("''") ? "" : text;
    }

    private static String[] split(String list) {
        return Arrays.stream(list.split(";")).filter(s -> !s.isEmpty()).toArray(String[]::new);
    }
}
