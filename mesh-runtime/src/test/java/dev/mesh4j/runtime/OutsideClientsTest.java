package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Clients of code that is no tool. */
@Timeout(60)
class OutsideClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FakeRegistry registry;
    private FakePeer peer;

    interface TimeService {
        String now(String zone);
    }

    interface Declared {
        @Dependency(capability = "time", tags = "+fast", version = ">=1", required = true)
        String now(String zone);
    }

    interface TwoMethods {
        String now(String zone);

        String later(String zone);
    }

    public static final class Clock {
        @MeshTool(capability = "time")
        public String now(String zone) {
            return "here in " + zone;
        }
    }

    @BeforeEach
    void start() throws Exception {
        peer = FakePeer.answering(
                arguments -> FakePeer.text("noon in " + arguments.path("zone").stringValue()));
        registry = FakeRegistry.start();
        registry.answerRegistrations(this::resolved);
    }

    @AfterEach
    void stop() {
        registry.close();
        peer.close();
    }

    @Test
    void a_program_without_tools_calls_what_others_offer() {
        MeshBuilder builder = builder();
        TimeService time = builder.client(TimeService.class, "time");
        RemoteTool any = builder.client(RemoteTool.class, "time");

        try (RunningAgent agent = wired(builder)) {
            assertThat(time.now("UTC")).isEqualTo("noon in UTC");
            assertThat(any.call(Map.of("zone", "CET"), String.class)).isEqualTo("noon in CET");
            assertThat(any.isAvailable()).isTrue();
            assertThat(agent.isAvailable(time)).isTrue();
            assertThat(agent.isAvailable("no client")).isFalse();
        }

        JsonNode registration = registry.registrations().getFirst();
        assertThat(registration.path("agent_type").stringValue()).isEqualTo("api");
        assertThat(registration.path("name").stringValue()).isEqualTo("caller");
        assertThat(registration.path("tools")).hasSize(1);
        assertThat(registration.path("tools").path(0).path("function_name").stringValue())
                .isEqualTo("mesh:clients");
    }

    @Test
    void an_interface_may_say_itself_what_it_calls() {
        MeshBuilder builder = builder();
        Declared time = builder.client(Declared.class);

        try (RunningAgent agent = wired(builder)) {
            assertThat(time.now("UTC")).isEqualTo("noon in UTC");
            assertThat(agent.insight().dependencies()).singleElement().satisfies(dependency -> {
                assertThat(dependency.consumer()).isEqualTo("mesh:clients");
                assertThat(dependency.dependency()).isEqualTo("time[+fast] >=1");
                assertThat(dependency.required()).isTrue();
                assertThat(dependency.isAvailable()).isTrue();
                assertThat(dependency.provider()).contains(peer.url());
            });
        }

        JsonNode wanted = registry.registrations().getFirst().at("/tools/0/dependencies/0");
        assertThat(wanted.path("tags").path(0).stringValue()).isEqualTo("+fast");
        assertThat(wanted.path("version").stringValue()).isEqualTo(">=1");
    }

    @Test
    void clients_stand_beside_tools_and_come_while_the_agent_runs() {
        try (RunningAgent agent = builder().agent(new Clock()).start()) {
            await().atMost(PATIENCE).until(() -> agent.insight().joined());
            TimeService own = agent.client(TimeService.class, "time");
            assertThat(own.now("UTC"))
                    .as("its own tool, until the registry knows better")
                    .isIn("here in UTC", "noon in UTC");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(own.now("UTC")).isEqualTo("noon in UTC"));
        }

        assertThat(registry.registrations().getFirst().path("agent_type").stringValue())
                .isEqualTo("mcp_agent");
        assertThat(registry.registrations().getFirst().path("tools")).hasSize(1);
        assertThat(registry.registrations().getLast().path("tools")).hasSize(2);
    }

    @Test
    void a_call_before_the_start_says_so() {
        TimeService time = builder().client(TimeService.class, "time");

        assertThatThrownBy(() -> time.now("UTC"))
                .isInstanceOf(DependencyUnavailableException.class)
                .hasMessage("time was called before its agent has started (expected: a call after the start)");
    }

    @Test
    void a_second_start_wires_the_same_clients_again() {
        MeshBuilder builder = builder();
        TimeService time = builder.client(TimeService.class, "time");
        builder.start().close();

        try (RunningAgent again = wired(builder)) {
            assertThat(time.now("UTC")).isEqualTo("noon in UTC");
        }
    }

    @Test
    void what_is_no_client_is_refused() {
        MeshBuilder builder = builder();

        assertThatThrownBy(() -> builder.client(List.class, "time"))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessage("client List: no client (expected: an interface of yours with a method, or RemoteTool)");
        assertThatThrownBy(() -> builder.client(TwoMethods.class, "time")).hasMessageContaining("has 2 methods");
        assertThatThrownBy(() -> builder.client(TimeService.class))
                .hasMessage(
                        "client TimeService: not every method has @Dependency (expected: a capability for the client,"
                                + " or @Dependency on each method of the interface)");
        assertThatThrownBy(() -> builder.client(TimeService.class, "no good")).hasMessageContaining("'no good'");
    }

    @Test
    void without_clients_an_agent_needs_tools_and_without_a_name_it_needs_the_annotation() {
        assertThatThrownBy(() -> builder().start()).hasMessageContaining("agent caller has no tools");
        assertThatThrownBy(() -> Mesh.builder().agent(new Clock()).start()).hasMessageContaining("@MeshAgent");
    }

    private static RunningAgent wired(MeshBuilder builder) {
        RunningAgent agent = builder.start();
        await().atMost(PATIENCE)
                .until(() -> agent.insight().dependencies().stream().allMatch(DependencyState::isAvailable));
        return agent;
    }

    private MeshBuilder builder() {
        return Mesh.builder()
                .config(AgentConfig.builder()
                        .agentName("caller")
                        .registryUrl(registry.uri())
                        .debounceDelay(Duration.ZERO)
                        .build());
    }

    /** Each dependency of each tool, at the peer. */
    private FakeRegistry.Reply resolved(JsonNode registration) {
        StringBuilder all = new StringBuilder();
        for (JsonNode tool : registration.path("tools")) {
            String one = "{'agent_id':'p-1','function_name':'now','endpoint':'" + peer.url()
                    + "','capability':'time','status':'available'}";
            String entries = String.join(
                    ",", Collections.nCopies(tool.path("dependencies").size(), one));
            all.append(all.isEmpty() ? "" : ",")
                    .append("'" + tool.path("function_name").stringValue() + "':[" + entries + "]");
        }
        return FakeRegistry.accepted(
                "{" + all + "}", "v" + registry.registrations().size());
    }
}
