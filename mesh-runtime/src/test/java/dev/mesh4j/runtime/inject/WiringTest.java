package dev.mesh4j.runtime.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.protocol.registry.ResolvedDependency.Candidate;
import dev.mesh4j.runtime.FixedAgent;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.call.PeerLimits;
import dev.mesh4j.runtime.call.Provider;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.call.TestProviders;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.schema.TypeSchemas;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {

    private static final String ME = "me-12345678";

    private final Map<String, Clients> consumers = new LinkedHashMap<>();
    private final Map<String, LocalTool> tools = new LinkedHashMap<>();
    private final Wiring wiring = wire();

    @MeshAgent(name = "me")
    public static final class Agent {

        @MeshTool(
                capability = "consume",
                dependencies = {
                    @Dependency(capability = "a"),
                    @Dependency(capability = "b", required = true),
                    @Dependency(capability = "own", tags = "+fast", version = "<3")
                })
        public String consume(RemoteTool a, RemoteTool b, RemoteTool own) {
            return "consumed";
        }

        @MeshTool(capability = "own", version = "1.0.0")
        public String plain() {
            return "plain";
        }

        @MeshTool(capability = "own", version = "2.0.0", tags = "fast")
        public String fast() {
            return "fast";
        }

        @MeshTool(capability = "own", version = "3.0.0", tags = "fast")
        public String tooNew() {
            return "too new";
        }

        @MeshTool(
                capability = "self",
                dependencies = {
                    @Dependency(capability = "self"),
                    @Dependency(capability = "own", namespace = "elsewhere")
                })
        public String self(RemoteTool self, RemoteTool elsewhere) {
            return "self";
        }
    }

    @Test
    void before_any_answer_own_tools_satisfy_dependencies_by_tags_and_version() {
        wiring.bindLocally();

        assertThat(targets("consume"))
                .containsExactly("no registry has answered yet", "no registry has answered yet", "fast here");
        assertThat(wiring.isComplete()).isFalse();
    }

    @Test
    void of_own_tools_that_match_equally_the_newest_version_provides() {
        var wanted = new DependencyDescriptor("own", List.of(), "", "", false);

        assertThat(LocalMatch.best(wanted, "consume", tools.values()))
                .map(tool -> tool.descriptor().name())
                .hasValue("tooNew");
    }

    @Test
    void a_tool_is_never_its_own_provider_and_another_namespace_is_never_local() {
        wiring.bindLocally();

        assertThat(targets("self")).allMatch("no registry has answered yet"::equals);
    }

    @Test
    void entries_bind_by_place_and_an_unresolved_one_keeps_its_place() {
        wiring.apply(reply(unresolved("no agent offers it"), remote("p-1", "one"), remote("p-2", "two")));

        assertThat(targets("consume"))
                .containsExactly("no agent offers it", "p-1/one at http://p-1:1/mcp", "p-2/two at http://p-2:1/mcp");
    }

    @Test
    void the_same_answer_twice_keeps_the_same_target() {
        wiring.apply(reply(remote("p-0", "zero"), remote("p-1", "one"), remote("p-2", "two")));
        List<Target> first = raw("consume");
        wiring.apply(reply(remote("p-0", "zero"), remote("p-9", "nine"), remote("p-2", "two")));
        List<Target> second = raw("consume");

        assertThat(second.get(0)).isSameAs(first.get(0));
        assertThat(second.get(1)).isNotSameAs(first.get(1));
        assertThat(second.get(2)).isSameAs(first.get(2));
    }

    @Test
    void an_agent_that_stays_keeps_its_endpoint_when_the_ranking_changes() {
        wiring.apply(reply(ranked(candidate("p-1"), candidate("p-2")), null, null));
        Provider before = ((Target.Remote) raw("consume").getFirst())
                .candidates()
                .ranked()
                .getLast();
        wiring.apply(reply(ranked(candidate("p-2"), candidate("p-1")), null, null));
        Provider after = ((Target.Remote) raw("consume").getFirst())
                .candidates()
                .ranked()
                .getFirst();

        assertThat(after.agentId()).isEqualTo("p-2");
        assertThat(after.peer()).isSameAs(before.peer());
    }

    @Test
    void candidates_are_kept_in_order_without_those_that_cannot_be_called() {
        wiring.apply(reply(
                ranked(
                        candidate("p-1"),
                        null,
                        new Candidate("p-2", "tool", " ", null, 0),
                        new Candidate("p-3", null, "http://p-3:1", null, 0),
                        candidate("p-4")),
                null,
                null));

        assertThat(targets("consume").getFirst())
                .isEqualTo("p-1/tool at http://p-1:1/mcp, p-4/tool at http://p-4:1/mcp");
    }

    @Test
    void a_registry_without_candidates_names_the_winner_alone() {
        wiring.apply(reply(
                new ResolvedDependency("p", "tool", "http://p:1", "a", "available", null, List.of(), null),
                remote("p", "tool"),
                null));

        assertThat(targets("consume")).startsWith("p/tool at http://p:1/mcp", "p/tool at http://p:1/mcp");
    }

    @Test
    void a_provider_in_this_agent_is_called_without_the_network() {
        wiring.apply(reply(null, null, remote(ME, "plain")));

        assertThat(targets("consume").getLast()).isEqualTo("plain here");
    }

    @ParameterizedTest
    @CsvSource({"available,true", "degraded,true", "unavailable,false", "unresolved,false", "AVAILABLE,false", ",false"
    })
    void only_these_statuses_can_be_called(@Nullable String status, boolean usable) {
        wiring.apply(reply(new ResolvedDependency("p", "t", "http://p:1", "a", status, null, null, "r"), null, null));

        assertThat(targets("consume").getFirst()).isEqualTo(usable ? "p/t at http://p:1/mcp" : "r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_provider_without_an_endpoint_is_named(String endpoint) {
        wiring.apply(reply(new ResolvedDependency("p", "t", endpoint, "a", "available", null, null, null), null, null));

        assertThat(targets("consume").getFirst()).isEqualTo("its provider p has no HTTP endpoint");
    }

    @Test
    void a_lost_provider_unbinds_and_its_newest_reason_shows() {
        wiring.apply(reply(remote("p", "t"), null, null));
        wiring.apply(reply(unresolved("it left"), null, null));
        assertThat(targets("consume").getFirst()).isEqualTo("it left");

        wiring.apply(reply(unresolved("tags: none has fast"), null, null));
        assertThat(targets("consume").getFirst()).isEqualTo("tags: none has fast");
    }

    @Test
    void missing_names_each_unmet_required_dependency_and_why() {
        wiring.apply(reply(null, unresolved("it left"), null));
        assertThat(clients("consume").missing()).isEqualTo("it requires b, but it left");

        wiring.apply(reply(null, remote("p", "t"), null));
        assertThat(clients("consume").missing()).isEmpty();
    }

    @Test
    void an_answer_with_too_few_entries_or_none_unbinds_the_rest() {
        wiring.apply(reply(remote("p", "t"), remote("p", "t"), remote("p", "t")));
        wiring.apply(reply(remote("p", "t")));
        assertThat(targets("consume"))
                .containsExactly("p/t at http://p:1/mcp", "no provider matches", "no provider matches");

        wiring.apply(new RegistrationReply("success", null, null, ME, null, null, null, null));
        assertThat(targets("consume")).allMatch("no provider matches"::equals);
    }

    @Test
    void null_instead_of_entries_unbinds_like_none() {
        wiring.apply(reply(remote("p", "t"), remote("p", "t"), remote("p", "t")));

        wiring.apply(Json.mapper()
                .readValue(
                        "{\"status\":\"success\",\"dependencies_resolved\":{\"consume\":null,\"self\":[null]}}",
                        RegistrationReply.class));

        assertThat(targets("consume")).hasSize(3).allMatch("no provider matches"::equals);
    }

    @Test
    void the_wiring_is_complete_when_every_slot_has_a_provider() {
        List<ResolvedDependency> self = List.of(remote("p", "t"), remote("p", "t"));
        List<ResolvedDependency> consume = List.of(remote("p", "t"), remote("p", "t"), remote("p", "t"));
        wiring.apply(new RegistrationReply(
                "success", null, null, ME, null, Map.of("self", self, "consume", consume), null, null));
        assertThat(wiring.isComplete()).isTrue();

        wiring.apply(reply(remote("p", "t"), remote("p", "t"), remote("p", "t")));
        assertThat(wiring.isComplete()).isFalse();
    }

    private Wiring wire() {
        ToolCaller caller = TestProviders.caller(new HttpTransport(), atMost -> {});
        for (ToolDescriptor tool : AgentReader.read(List.of(Agent.class)).tools()) {
            Clients own = new Clients(tool, caller, new FixedAgent());
            consumers.put(tool.name(), own);
            tools.put(tool.name(), new LocalTool(tool, new Agent(), new TypeSchemas(), own.sources(), own::missing));
        }
        return new Wiring(ME, consumers, () -> tools, PeerLimits.DEFAULT, TestProviders.LONG);
    }

    private Clients clients(String tool) {
        return Objects.requireNonNull(consumers.get(tool));
    }

    private List<Target> raw(String tool) {
        return clients(tool).slots().stream().map(DependencySlot::target).toList();
    }

    private List<String> targets(String tool) {
        return raw(tool).stream().map(WiringTest::text).toList();
    }

    private static String text(Target target) {
        return switch (target) {
            case Target.Unresolved(String reason) -> reason;
            case Target.Local(LocalTool tool) -> tool.descriptor().name() + " here";
            case Target.Remote(var providers) ->
                String.join(
                        ", ",
                        providers.ranked().stream()
                                .map(p -> p.agentId() + "/" + p.tool() + " at " + p.peer())
                                .toList());
        };
    }

    private static RegistrationReply reply(@Nullable ResolvedDependency... entries) {
        return new RegistrationReply(
                "success", null, null, ME, null, Map.of("consume", Arrays.asList(entries)), null, null);
    }

    private static ResolvedDependency remote(String agent, String tool) {
        return new ResolvedDependency(agent, tool, "http://" + agent + ":1", "", "available", null, null, null);
    }

    private static ResolvedDependency unresolved(String reason) {
        return new ResolvedDependency("", "", "", "", "unresolved", null, null, reason);
    }

    private static ResolvedDependency ranked(Candidate... candidates) {
        return new ResolvedDependency(
                "p-1", "tool", "http://p-1:1", "a", "available", null, Arrays.asList(candidates), null);
    }

    private static Candidate candidate(String agent) {
        return new Candidate(agent, "tool", "http://" + agent + ":1", null, 0);
    }
}
