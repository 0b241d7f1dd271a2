package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.greeting.Clock;
import dev.mesh4j.runtime.greeting.Greeter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class EndToEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @MeshAgent(name = "caller")
    public static final class Caller {

        interface Echo {
            int echo(int number);
        }

        @MeshTool(capability = "hop", dependencies = @Dependency(capability = "echo"))
        public int hop(int number, Echo echo) {
            return echo.echo(number);
        }

        @MeshTool(capability = "hops", dependencies = @Dependency(capability = "echo"))
        public int hops(int times, Echo echo) {
            int sum = 0;
            for (int i = 0; i < times; i++) {
                sum += echo.echo(1);
            }
            return sum;
        }
    }

    @MeshAgent(name = "echo")
    public static final class Provider {

        @MeshTool(capability = "echo")
        public int echo(int number) {
            return number;
        }
    }

    @Test
    void an_agent_alone_serves_and_its_own_tools_satisfy_its_dependencies() throws Exception {
        try (RunningAgent agent = Mesh.builder()
                .agent(Greeter.class)
                .agent(Clock.class)
                .config(alone())
                .start()) {
            CallToolResult result = TestCalls.call(agent, "greet", "{'name':'Ada'}");

            assertThat(result.structuredContent())
                    .isEqualTo(Json.mapper().readTree("{\"text\":\"Hello, Ada!\",\"at\":\"noon in UTC\"}"));
            assertThat(agent.connections()).as("a local call needs no network").isZero();
            assertThat(agent.awaitReady(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void without_a_provider_the_caller_reads_what_is_missing() throws Exception {
        try (RunningAgent agent =
                Mesh.builder().agent(Greeter.class).config(alone()).start()) {
            CallToolResult result = TestCalls.call(agent, "greet", "{'name':'Ada'}");

            assertThat(result.failed()).isTrue();
            assertThat(result.text())
                    .isEqualTo("dependency time_service >=1.0 is unavailable: no registry has answered yet");
        }
    }

    @Test
    void a_package_is_scanned_for_the_agent_and_its_tools_in_a_fixed_order() throws Exception {
        try (RunningAgent agent = Mesh.builder()
                .scan("dev.mesh4j.runtime.greeting")
                .config(alone())
                .start()) {
            assertThat(agent.name()).isEqualTo("greeter");
            assertThat(TestCalls.toolNames(agent)).containsExactly("greet", "now");
        }
    }

    @Test
    void tools_are_listed_in_the_order_in_which_classes_were_added() throws Exception {
        try (RunningAgent agent = Mesh.builder()
                .agent(Clock.class)
                .agent(new Provider())
                .agent(ToolsOnly.class)
                .config(alone())
                .start()) {
            assertThat(TestCalls.toolNames(agent)).containsExactly("now", "echo", "alpha", "beta");
        }
    }

    public static final class ToolsOnly {

        @MeshTool(capability = "beta")
        public void beta() {}

        @MeshTool(capability = "alpha")
        public void alpha() {}
    }

    @Test
    void an_unknown_tool_is_refused_with_the_known_ones() throws Exception {
        try (RunningAgent agent =
                Mesh.builder().agent(new Provider()).config(alone()).start()) {
            Assertions.assertThatThrownBy(() -> TestCalls.call(agent, "ecko", "{}"))
                    .isInstanceOf(CallException.Refused.class)
                    .hasMessageContaining("Unknown tool: 'ecko' (expected: one of [echo])");
        }
    }

    @Test
    void thirty_two_callers_at_once_each_get_their_own_answer() throws Exception {
        try (Mesh2 mesh = new Mesh2();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                int number = i;
                calls.add(() -> hop(mesh.caller, number));
            }
            List<Future<Integer>> answers = threads.invokeAll(calls);
            for (int i = 0; i < 32; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i);
            }
            assertThat(mesh.caller.connections()).isLessThanOrEqualTo(33);
        }
    }

    @Test
    void hops_in_sequence_share_one_connection() throws Exception {
        try (Mesh2 mesh = new Mesh2()) {
            assertThat(TestCalls.call(mesh.caller, "hops", "{'times':1}").text())
                    .isEqualTo("1");
            int before = mesh.caller.connections();
            assertThat(TestCalls.call(mesh.caller, "hops", "{'times':500}").text())
                    .isEqualTo("500");

            assertThat(before).isPositive();
            assertThat(mesh.caller.connections()).isLessThanOrEqualTo(before);
        }
    }

    @Test
    void closing_twice_is_closing_once_and_frees_the_port() throws Exception {
        RunningAgent agent =
                Mesh.builder().agent(new Provider()).config(alone()).start();
        agent.close();
        agent.close();

        Assertions.assertThatThrownBy(() -> TestCalls.call(agent, "echo", "{'number':1}"))
                .isInstanceOf(CallException.NotSent.class);
    }

    private static int hop(RunningAgent agent, int number) {
        CallToolResult result = TestCalls.call(agent, "hop", "{'number':" + number + "}");
        assertThat(result.failed()).as(result.text()).isFalse();
        return Integer.parseInt(result.text());
    }

    private static AgentConfig alone() throws Exception {
        return TestCalls.config(URI.create(FakePeer.deadUrl()), Duration.ofSeconds(5));
    }

    /** Two agents and a registry that binds the one to the other. */
    private static final class Mesh2 implements AutoCloseable {

        final FakeRegistry registry = FakeRegistry.start();
        final RunningAgent provider;
        final RunningAgent caller;

        Mesh2() throws Exception {
            AgentConfig config = TestCalls.config(registry.uri(), Duration.ofSeconds(5));
            provider = Mesh.builder().agent(new Provider()).config(config).start();
            String entry = "[{'agent_id':'" + provider.id() + "','function_name':'echo','status':'available',"
                    + "'endpoint':'http://127.0.0.1:" + provider.port() + "'}]";
            registry.answerRegistrations(FakeRegistry.accepted("{'hop':" + entry + ",'hops':" + entry + "}", "bound"));
            caller = Mesh.builder().agent(new Caller()).config(config).start();
            assertThat(caller.awaitReady(PATIENCE)).isTrue();
        }

        @Override
        public void close() {
            caller.close();
            provider.close();
            registry.close();
        }
    }
}
