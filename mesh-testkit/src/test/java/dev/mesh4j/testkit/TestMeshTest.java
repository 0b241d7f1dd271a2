package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TestMeshTest {

    @MeshAgent(name = "upper")
    public static final class Upper {

        @MeshTool(capability = "upper_case")
        public String upper(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    /** Hands its client out, so that the test calls as an agent does. */
    @MeshAgent(name = "consumer")
    public static final class Consumer {

        final AtomicReference<RemoteTool> client = new AtomicReference<>();

        @MeshTool(capability = "consume", dependencies = @Dependency(capability = "upper_case"))
        public String consume(RemoteTool upper) {
            client.set(upper);
            return "ok";
        }
    }

    @Test
    void an_agent_calls_another_and_survives_its_restart() throws Exception {
        try (TestMesh mesh = TestMesh.start()) {
            RunningAgent provider = mesh.agent(new Upper());
            RemoteTool upper = clientOf(mesh);

            assertThat(upper.call(Map.of("text", "a"), String.class)).isEqualTo("A");

            provider.close();
            assertThatThrownBy(() -> upper.call(Map.of("text", "b")))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("upper_case");

            mesh.agent(new Upper());
            await().atMost(Duration.ofSeconds(5))
                    .ignoreExceptions()
                    .until(() -> upper.call(Map.of("text", "c"), String.class).equals("C"));
        }
    }

    @Test
    void agents_go_on_without_the_registry_and_are_listed_again_when_it_is_back() throws Exception {
        try (TestMesh mesh = TestMesh.start()) {
            mesh.agent(new Upper());
            RemoteTool upper = clientOf(mesh);

            mesh.stopRegistry();
            assertThat(upper.call(Map.of("text", "a"), String.class)).isEqualTo("A");

            mesh.startRegistry();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(mesh.listed())
                            .extracting(AgentView::name, AgentView::status)
                            .containsExactlyInAnyOrder(
                                    Tuple.tuple("upper", "healthy"), Tuple.tuple("consumer", "healthy")));
            assertThat(upper.call(Map.of("text", "b"), String.class)).isEqualTo("B");
        }
    }

    @Test
    void two_meshes_do_not_see_each_other() {
        try (TestMesh one = TestMesh.start();
                TestMesh other = TestMesh.start()) {
            one.agent(new Upper());

            assertThat(one.listed()).hasSize(1);
            assertThat(other.listed()).isEmpty();
        }
    }

    private static RemoteTool clientOf(TestMesh mesh) throws Exception {
        Consumer consumer = new Consumer();
        RunningAgent agent = mesh.agent(consumer);
        try (var http = new HttpTransport()) {
            new McpClient(http, new Implementation("test", "1"))
                    .callTool(
                            McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port()),
                            "consume",
                            Json.mapper().createObjectNode(),
                            Duration.ofSeconds(5));
        }
        return Objects.requireNonNull(consumer.client.get());
    }
}
