package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.HealthCheck;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Tools that come and go while the agent runs. */
@Timeout(60)
class DynamicLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofHours(1);

    private FakeRegistry registry;

    @MeshAgent(name = "living")
    public static final class Living {

        @MeshTool(capability = "echo")
        public String echo(String text) {
            return text;
        }
    }

    public static final class Clock {

        @MeshTool(capability = "time")
        public String now() {
            return "noon";
        }
    }

    public static final class Asking {

        @MeshTool(capability = "asking", dependencies = @Dependency(capability = "time"))
        public String ask(RemoteTool time) {
            return "it is " + time.call(Map.of(), String.class);
        }
    }

    public static final class Demanding {

        @MeshTool(capability = "demanding", dependencies = @Dependency(capability = "time", required = true))
        public String demand(RemoteTool time) {
            return "it is " + time.call(Map.of(), String.class);
        }

        @HealthCheck(ttl = "5ms")
        public boolean fails() {
            return false;
        }
    }

    @BeforeEach
    void startRegistry() throws Exception {
        registry = FakeRegistry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.close();
    }

    @Test
    void a_burst_of_changes_is_one_registration() throws Exception {
        try (RunningAgent agent = joined(NEVER, Duration.ofSeconds(1))) {
            List<AgentControl.Registered> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(agent.register(LiveTool.named("tool" + i).handler(none -> "")));
            }
            await().atMost(PATIENCE).until(() -> registry.registrations().size() > 1);
            assertThat(registered(1)).hasSize(101);
            all.forEach(AgentControl.Registered::close);
            await().atMost(PATIENCE)
                    .until(() -> registered(registry.registrations().size() - 1).equals(List.of("echo")));

            assertThat(registry.registrations())
                    .as("the first, the burst, and the way back")
                    .hasSize(3);
        }
    }

    @Test
    void a_change_waits_as_long_as_the_debounce_delay_says() throws Exception {
        try (RunningAgent agent = joined(Duration.ofMillis(100), NEVER)) {
            agent.register(LiveTool.named("late").handler(none -> ""));
            await().atMost(PATIENCE).until(() -> registry.beats().size() > 15);

            assertThat(registry.registrations()).hasSize(1);
            assertThat(TestCalls.call(agent, "late", "{}").failed()).isFalse();
        }
    }

    @Test
    void a_tool_with_dependencies_is_wired_by_the_registry() throws Exception {
        try (FakePeer peer = FakePeer.answering(arguments -> FakePeer.text("midnight"));
                RunningAgent agent = joined(NEVER, Duration.ZERO)) {
            registry.answerRegistrations(FakeRegistry.accepted(
                    "{'ask':[{'agent_id':'peer-1','function_name':'now','endpoint':'" + peer.url()
                            + "','capability':'time','status':'available'}]}",
                    "v1"));
            AgentControl.Registered asking = agent.register(new Asking());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(TestCalls.call(agent, "ask", "{}").text())
                                    .isEqualTo("it is midnight"));
            JsonNode told = registry.registrations().getLast().at("/tools/1/dependencies/0/capability");
            assertThat(told.asString()).isEqualTo("time");
            asking.close();

            await().atMost(PATIENCE)
                    .until(() -> registered(registry.registrations().size() - 1).equals(List.of("echo")));
            assertThat(TestCalls.toolNames(agent)).containsExactly("echo");
            assertThat(unknown(agent, "ask")).contains("Unknown tool");
        }
    }

    @Test
    void without_a_registry_tools_of_one_agent_find_each_other_as_they_come_and_go() throws Exception {
        try (RunningAgent agent = start(URI.create("http://127.0.0.1:" + FakeRegistry.freePort()), NEVER, NEVER)) {
            agent.register(new Asking());
            assertThat(ask(agent).failed()).isTrue();
            AgentControl.Registered clock = agent.register(new Clock());
            assertThat(ask(agent).text()).isEqualTo("it is noon");
            clock.close();
            assertThat(ask(agent).failed()).isTrue();
            assertThat(ask(agent).text()).contains("its provider in this agent was taken back");
            agent.register(LiveTool.named("sundial").capability("time").handler(none -> "dusk"));

            assertThat(ask(agent).text()).isEqualTo("it is dusk");
        }
    }

    @Test
    void checks_and_required_dependencies_come_and_go_with_their_tool() throws Exception {
        try (RunningAgent agent = joined(NEVER, Duration.ZERO)) {
            AgentControl.Registered demanding = agent.register(new Demanding());
            await().atMost(PATIENCE).until(() -> AgentGet.told(agent, "/readyz").contains("fails: it says false"));

            assertThat(TestCalls.call(agent, "demand", "{}").text()).contains("is unavailable: it requires time");
            demanding.close();
            assertThat(AgentGet.told(agent, "/readyz")).startsWith("200");
            await().atMost(PATIENCE)
                    .until(() ->
                            registry.registrations().getLast().path("health").isMissingNode());
        }
    }

    private static CallToolResult ask(RunningAgent agent) {
        return TestCalls.call(agent, "ask", "{}");
    }

    private static String unknown(RunningAgent agent, String tool) {
        try {
            return TestCalls.call(agent, tool, "{}").text();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<String> registered(int registration) {
        return registry.registrations()
                .get(registration)
                .path("tools")
                .valueStream()
                .map(tool -> tool.path("function_name").asString())
                .toList();
    }

    private RunningAgent joined(Duration interval, Duration debounce) throws InterruptedException {
        RunningAgent agent = start(registry.uri(), interval, debounce);
        assertThat(agent.awaitReady(PATIENCE)).isTrue();
        return agent;
    }

    private static RunningAgent start(URI url, Duration interval, Duration debounce) {
        AgentConfig config = AgentConfig.builder()
                .registryUrl(url)
                .heartbeatInterval(interval)
                .debounceDelay(debounce)
                .build();
        return Mesh.builder().agent(Living.class).config(config).start();
    }
}
