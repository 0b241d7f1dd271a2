package dev.mesh4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.testkit.TestMesh;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** The agent is last to start and first to stop. */
class LifecycleTest {

    /** A namespace that one test has for itself. */
    private static final String ALONE = "alone";

    private static TestMesh mesh;

    @MeshAgent(name = "echo")
    static class Echo {
        @MeshTool(capability = "echo")
        public String echo(String text) {
            return text;
        }
    }

    /** Everything else that starts and stops, such as a web server. */
    static class Other implements SmartLifecycle {
        final List<String> seen = new CopyOnWriteArrayList<>();
        private volatile boolean running;

        @EventListener
        void started(MeshAgentStarted event) {
            seen.add("agent with other " + (running ? "running" : "stopped"));
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            seen.add("other with agents listed " + listed());
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return Integer.MAX_VALUE - 1024;
        }
    }

    @BeforeAll
    static void start() {
        mesh = TestMesh.start();
    }

    @AfterAll
    static void stop() {
        mesh.close();
    }

    @Test
    void it_starts_last_and_has_left_the_registry_before_others_stop() {
        Other[] other = new Other[1];
        runner().withBean(Other.class)
                .withPropertyValues("mesh.namespace=" + ALONE)
                .run(context -> {
                    other[0] = context.getBean(Other.class);
                    await().until(() -> listed() == 1);
                });

        assertThat(other[0].seen).containsExactly("agent with other running", "other with agents listed 0");
    }

    @Test
    void a_context_that_is_started_again_has_a_new_agent() {
        runner().withPropertyValues("mesh.namespace=again").run(context -> {
            String first = AgentCalls.agent(context).id();
            ConfigurableApplicationContext running = context.getSourceApplicationContext();
            running.stop();
            assertThat(context.getBean(MeshAgentLifecycle.class).agent()).isEmpty();
            running.start();

            assertThat(AgentCalls.agent(context).id()).isNotEqualTo(first);
            assertThat(AgentCalls.call(context, "echo", Map.of("text", "again")))
                    .isEqualTo("again");
        });
    }

    @Test
    void an_agent_with_tools_keeps_the_process_until_it_stops() {
        String[] keeper = new String[1];
        runner().run(context -> {
            keeper[0] = "mesh-keeps-" + AgentCalls.agent(context).id();
            assertThat(running(keeper[0]))
                    .anySatisfy(thread -> assertThat(thread.isDaemon()).isFalse());
        });
        await().untilAsserted(() -> assertThat(running(keeper[0])).isEmpty());
    }

    @Test
    void a_port_that_is_taken_fails_the_context_with_two_lines() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            runner().withPropertyValues("mesh.http-port=" + taken.getLocalPort())
                    .run(context -> {
                        FailureAnalysis analysis = new MeshFailureAnalyzer().analyze(context.getStartupFailure());
                        assertThat(analysis).isNotNull();
                        assertThat(analysis.getDescription())
                                .startsWith("The application's mesh agent could not start: ")
                                .contains(Integer.toString(taken.getLocalPort()));
                        assertThat(analysis.getAction()).isNotBlank();
                    });
        }
    }

    @Test
    void an_expectation_is_the_action() {
        runner().withPropertyValues("mesh.weight=0").run(context -> {
            FailureAnalysis analysis = new MeshFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .isEqualTo("The application's mesh agent could not start: mesh.weight: 0");
            assertThat(analysis.getAction()).isEqualTo("Expected: 1 to 100");
        });
    }

    @Test
    void without_a_registry_the_agent_serves() {
        runner().withPropertyValues("mesh.registry-url=http://127.0.0.1:1").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(AgentCalls.call(context, "echo", Map.of("text", "here"))).isEqualTo("here");
        });
    }

    private static long listed() {
        return mesh.listed().stream()
                .filter(agent -> ALONE.equals(agent.namespace()))
                .count();
    }

    private static List<Thread> running(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class))
                .withBean(Echo.class)
                .withPropertyValues("mesh.registry-url=" + mesh.registryUri(), "mesh.drain-timeout=1s");
    }
}
