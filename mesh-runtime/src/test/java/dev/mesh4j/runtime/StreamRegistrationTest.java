package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the registry is told of tools that stream. */
class StreamRegistrationTest {

    @MeshAgent(name = "streams")
    public static final class Streams {
        @MeshTool(capability = "c")
        public Stream<String> text() {
            return Stream.of();
        }

        @MeshTool(capability = "c")
        public Iterable<Integer> json() {
            return List.of();
        }

        @MeshTool(capability = "c", streaming = true)
        public void said() {}

        @MeshTool(capability = "c")
        public List<String> list() {
            return List.of();
        }
    }

    @Test
    void a_streaming_tool_says_so_and_of_what() throws Exception {
        try (FakeRegistry registry = FakeRegistry.start();
                RunningAgent agent = Mesh.builder()
                        .agent(new Streams())
                        .config(AgentConfig.builder()
                                .registryUrl(registry.uri())
                                .build())
                        .start()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !registry.registrations().isEmpty());

            Map<String, String> kwargs = registry.registrations()
                    .getFirst()
                    .get("tools")
                    .valueStream()
                    .collect(Collectors.toMap(
                            tool -> tool.get("function_name").asString(), tool -> streaming(tool.path("kwargs"))));
            assertThat(kwargs)
                    .isEqualTo(Map.of("text", "true text", "json", "true json", "said", "true text", "list", "- -"));
        }
    }

    @Test
    void clients_are_told_as_well() {
        AgentConfig alone = AgentConfig.builder()
                .registryUrl(URI.create("http://127.0.0.1:1"))
                .build();
        try (RunningAgent agent =
                Mesh.builder().agent(new Streams()).config(alone).start()) {
            JsonNode tools = new ModernPost(agent).send("tools/list", "{}").at("/result/tools");

            assertThat(tools.valueStream()
                            .collect(Collectors.toMap(
                                    tool -> tool.get("name").asString(),
                                    tool -> tool.path("_meta")
                                            .path("dev.mesh4j/streams")
                                            .asString("-"))))
                    .isEqualTo(Map.of("text", "text", "json", "json", "said", "text", "list", "-"));
        }
    }

    private static String streaming(JsonNode kwargs) {
        return kwargs.path("streaming").asString("-") + " "
                + kwargs.path("stream_type").asString("-");
    }
}
