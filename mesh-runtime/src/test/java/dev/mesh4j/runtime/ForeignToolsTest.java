package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.mcp.Content;
import dev.mesh4j.protocol.mcp.ProgressParams;
import dev.mesh4j.protocol.mcp.Tool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A server's tools, called through an agent that offers them; the server is asked directly for comparison. */
class ForeignToolsTest {

    private static FakeRegistry registry;
    private static RunningAgent server;
    private static RunningAgent bridge;
    private static McpConnection direct;
    private static McpConnection through;

    @MeshAgent(name = "server")
    public static final class Server {

        public record Weather(String place, double celsius) {}

        @MeshTool(capability = "weather", title = "The weather", description = "Looks outside", readOnly = true)
        public Weather weather(@Param("Where") String place) {
            if (place.equals("Atlantis")) {
                throw new IllegalArgumentException("place: Atlantis (expected: dry land)");
            }
            return new Weather(place, 20.5);
        }

        @MeshTool(capability = "picture")
        public List<Content> picture() {
            return List.of(Content.text("a dot"), new Content.Image("AAAA", "image/png", null, null));
        }

        @MeshTool(capability = "forbidden")
        public String forbidden() {
            throw new McpErrorException(4711, "not today");
        }

        @MeshTool(capability = "steps")
        public String steps(ToolContext context) {
            context.progress(1);
            context.progress(2, 3);
            context.progress(3, 3, "done");
            return "three";
        }
    }

    @MeshAgent(name = "bridge")
    public static final class Bridge {

        @MeshTool(capability = "own")
        public String own() {
            return "own";
        }
    }

    @BeforeAll
    static void start() throws IOException {
        registry = FakeRegistry.start();
        AgentConfig config = AgentConfig.builder()
                .registryUrl(registry.uri())
                .debounceDelay(Duration.ZERO)
                .build();
        server = Mesh.builder().agent(Server.class).config(config).start();
        bridge = Mesh.builder().agent(Bridge.class).config(config).start();
        direct = connection(server);
        through = connection(bridge);
        ForeignTools.of(direct).forEach(bridge::register);
    }

    @AfterAll
    static void stop() {
        through.close();
        direct.close();
        bridge.close();
        server.close();
        registry.close();
    }

    @Test
    void they_look_as_at_their_server() {
        assertThat(direct.listTools())
                .hasSize(4)
                .allSatisfy(tool -> assertThat(tool(through, tool.name())).isEqualTo(tool));
        assertThat(tool(through, "weather").outputSchema()).isNotNull();
    }

    @Test
    void a_result_is_the_servers() {
        var result = through.callTool("weather", json("{'place':'Oslo'}"));

        assertThat(result.structuredContent()).hasToString("{\"place\":\"Oslo\",\"celsius\":20.5}");
        assertThat(result.content())
                .isEqualTo(direct.callTool("weather", json("{'place':'Oslo'}")).content());
        assertThat(through.callTool("picture", json("{}")).content())
                .hasSize(2)
                .hasAtLeastOneElementOfType(Content.Image.class);
    }

    @Test
    void a_failure_is_the_servers() {
        var failed = through.callTool("weather", json("{'place':'Atlantis'}"));

        assertThat(failed.failed()).isTrue();
        assertThat(failed.text()).isEqualTo("place: Atlantis (expected: dry land)");
        assertThat(through.callTool("weather", json("{}")).text()).contains("place");
    }

    @Test
    void an_error_is_the_servers() {
        assertThatExceptionOfType(CallException.Refused.class)
                .isThrownBy(() -> through.callTool("forbidden", json("{}")))
                .satisfies(refused -> {
                    assertThat(refused.error().code()).isEqualTo(4711);
                    assertThat(refused.error().message()).isEqualTo("not today");
                });
    }

    @Test
    void progress_is_passed_on() {
        List<ProgressParams> progress = new CopyOnWriteArrayList<>();

        through.callTool(
                "steps", json("{}"), CallOptions.within(Duration.ofSeconds(20)).withProgress(progress::add));

        assertThat(progress).extracting(ProgressParams::progress).containsExactly(1.0, 2.0, 3.0);
        assertThat(progress.getLast().message()).isEqualTo("done");
    }

    @Test
    void the_registry_is_told_of_each() {
        await().untilAsserted(
                        () -> assertThat(registry.registrations().getLast().path("tools"))
                                .extracting(tool -> tool.path("capability").asString())
                                .contains("weather", "picture", "own"));
    }

    private static Tool tool(McpConnection server, String name) {
        return server.listTools().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static McpConnection connection(RunningAgent agent) {
        return McpConnection.to("http://127.0.0.1:" + agent.port() + "/mcp").open();
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) dev.mesh4j.protocol.Json.mapper().readTree(text.replace('\'', '"'));
    }
}
