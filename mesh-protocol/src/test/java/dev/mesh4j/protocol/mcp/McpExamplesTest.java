package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The example messages that the specification publishes. */
class McpExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/mcp-2026-07-28");

    static Stream<Path> records() throws IOException {
        return examples(
                "CallToolResult__",
                "ListToolsResult__",
                "Tool__",
                "DiscoverResult__",
                "Content__",
                "Embedded",
                "ResourceLink__");
    }

    static Stream<Path> requests() throws IOException {
        return examples("Request__");
    }

    static Stream<Path> responses() throws IOException {
        return examples("ResultResponse__");
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_published_example_comes_back_equal_from_its_record(Path example) {
        JsonNode json = covered(Json.mapper().readTree(example));

        assertThat(rewritten(json, type(example))).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_published_request_is_read_as_one(Path example) throws IOException {
        JsonNode json = JsonRpcCodec.parse(Files.readAllBytes(example));

        assertThat(JsonRpcCodec.message(json)).isInstanceOfSatisfying(JsonRpcMessage.Request.class, request -> {
            assertThat(request.id().json()).isEqualTo(json.get("id"));
            assertThat(request.method()).isIn(Method.TOOLS_CALL, Method.TOOLS_LIST, Method.DISCOVER);
            assertThat(request.params()).isEqualTo(json.get("params"));
        });
    }

    @ParameterizedTest
    @MethodSource("responses")
    void the_result_of_a_published_response_comes_back_equal(Path example) throws IOException {
        JsonNode json = JsonRpcCodec.parse(Files.readAllBytes(example));
        JsonNode result = covered(((JsonRpcMessage.Result) JsonRpcCodec.message(json)).result());

        assertThat(rewritten(result, type(example))).isEqualTo(result);
    }

    @Test
    void every_example_has_a_test() throws IOException {
        List<String> tested = Stream.of(records(), requests(), responses())
                .flatMap(s -> s)
                .map(p -> p.getFileName().toString())
                .toList();
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            assertThat(all.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith("CallToolRequestParams")))
                    .containsExactlyInAnyOrderElementsOf(tested)
                    .hasSizeGreaterThan(15);
        }
    }

    private static Stream<Path> examples(String... parts) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .filter(f -> Stream.of(parts).anyMatch(f.getFileName().toString()::contains))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static JsonNode rewritten(JsonNode json, Class<?> type) {
        return Json.mapper()
                .readTree(Json.mapper().writeValueAsBytes(Json.mapper().treeToValue(json, type)));
    }

    /** Only tools are served, so that the record of capabilities has no resources. */
    private static JsonNode covered(JsonNode json) {
        if (json.get("capabilities") instanceof ObjectNode capabilities) {
            capabilities.remove("resources");
        }
        return json;
    }

    private static Class<?> type(Path example) {
        String name = example.getFileName().toString().replaceAll("(Response)?__.*", "");
        return switch (name) {
            case "CallToolResult" -> CallToolResult.class;
            case "ListToolsResult" -> ListToolsResult.class;
            case "Tool" -> Tool.class;
            case "DiscoverResult" -> DiscoverResult.class;
            default -> Content.class;
        };
    }
}
