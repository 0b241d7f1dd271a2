package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.DependencyResolver.Candidate;
import dev.mesh4j.runtime.DependencyResolver.Wanted;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A resolver of the user's decides who provides a dependency. */
@Timeout(60)
class DependencyResolverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Queue<Wanted> asked = new ConcurrentLinkedQueue<>();
    private final Queue<List<Candidate>> offered = new ConcurrentLinkedQueue<>();
    private FakeRegistry registry;
    private FakePeer first;
    private FakePeer second;

    @MeshAgent(name = "asking")
    public static final class Asking {

        @MeshTool(
                capability = "asking",
                dependencies =
                        @Dependency(
                                capability = "time",
                                tags = {"+fast", "a|b"},
                                version = ">=1",
                                namespace = "other"))
        public String ask(RemoteTool time) {
            return time.call(Map.of(), String.class);
        }
    }

    @BeforeEach
    void start() throws Exception {
        first = FakePeer.answering(arguments -> FakePeer.text("first"));
        second = FakePeer.answering(arguments -> FakePeer.text("second"));
        registry = FakeRegistry.start();
        registry.answerRegistrations(FakeRegistry.accepted(
                "{'ask':[{'agent_id':'p-1','function_name':'now','endpoint':'" + first.url()
                        + "','capability':'time','status':'available','candidates':["
                        + candidate("p-1", first, 0) + "," + candidate("p-2", second, 1) + "]}]}",
                "v1"));
    }

    @AfterEach
    void stop() {
        registry.close();
        first.close();
        second.close();
    }

    @Test
    void it_is_told_what_is_wanted_and_who_there_is() throws Exception {
        try (RunningAgent agent = joined((wanted, candidates) -> Optional.empty())) {
            assertThat(ask(agent)).as("declined: as the registry says").isEqualTo("first");

            assertThat(asked).contains(new Wanted("ask", "time", List.of("+fast", "a|b"), ">=1", "other"));
            assertThat(offered).contains(List.of());
            assertThat(offered)
                    .contains(List.of(
                            new Candidate("p-1", "now", first.url(), 0, null),
                            new Candidate("p-2", "now", second.url(), 1, null)));
        }
    }

    @Test
    void it_may_turn_the_order_round() throws Exception {
        try (RunningAgent agent = joined((wanted, candidates) -> Optional.of(candidates.reversed()))) {
            assertThat(ask(agent)).isEqualTo("second");
            second.close();

            assertThat(ask(agent)).as("the other one is there still").isEqualTo("first");
        }
    }

    @Test
    void it_may_leave_some_or_all_out() throws Exception {
        try (RunningAgent agent = joined((wanted, candidates) -> Optional.of(
                candidates.stream().filter(c -> c.agentId().equals("p-2")).toList()))) {
            assertThat(ask(agent)).isEqualTo("second");
        }
        try (RunningAgent agent = joined((wanted, candidates) -> Optional.of(List.of()))) {
            assertThat(ask(agent)).contains("its resolver names no provider");
        }
    }

    @Test
    void it_may_name_a_server_that_the_registry_does_not_know() throws Exception {
        try (FakePeer server = FakePeer.answering(arguments -> FakePeer.text("server"));
                RunningAgent agent = joined((wanted, candidates) ->
                        Optional.of(List.of(Candidate.of(URI.create(server.url() + "/mcp"), "clock"))))) {
            assertThat(ask(agent)).isEqualTo("server");
            assertThat(server.calls().getFirst().path("name").asString()).isEqualTo("clock");
        }
    }

    @Test
    void it_is_asked_while_the_registry_is_away() throws Exception {
        DependencyResolver fixed =
                (wanted, candidates) -> Optional.of(List.of(Candidate.of(URI.create(second.url() + "/mcp"), "clock")));
        try (RunningAgent agent = start(URI.create("http://127.0.0.1:" + FakeRegistry.freePort()), fixed)) {
            assertThat(ask(agent)).isEqualTo("second");
        }
    }

    @Test
    void one_that_throws_has_declined() throws Exception {
        try (RunningAgent agent = joined((wanted, candidates) -> {
            throw new IllegalStateException("no idea");
        })) {
            assertThat(ask(agent)).isEqualTo("first");
        }
    }

    private static String candidate(String agentId, FakePeer peer, int rank) {
        return "{'agent_id':'" + agentId + "','function_name':'now','endpoint':'" + peer.url() + "','rank':" + rank
                + "}";
    }

    private static String ask(RunningAgent agent) {
        return TestCalls.call(agent, "ask", "{}").text();
    }

    private RunningAgent joined(DependencyResolver resolver) throws InterruptedException {
        RunningAgent agent = start(registry.uri(), (wanted, candidates) -> {
            asked.add(wanted);
            offered.add(candidates);
            return resolver.resolve(wanted, candidates);
        });
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        await().until(() -> !registry.registrations().isEmpty());
        return agent;
    }

    private static RunningAgent start(URI url, DependencyResolver resolver) {
        return Mesh.builder()
                .agent(Asking.class)
                .config(TestCalls.config(url, Duration.ofSeconds(5)))
                .dependencyResolver(resolver)
                .start();
    }
}
