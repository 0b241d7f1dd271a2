package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.TypeFactory;

/** The example messages that the specification publishes. */
class McpExamplesTest {

    private static final Path EXAMPLES = Path.of("src/test/resources/mcp-2026-07-28");
    private static final TypeFactory TYPES = Json.mapper().getTypeFactory();

    /** Sealed families, which are read by the family. */
    private static final List<Class<?>> FAMILIES = List.of(
            Content.class,
            ResourceContents.class,
            PrimitiveSchema.class,
            ElicitParams.class,
            InputResponse.class,
            CompletionReference.class);

    static Stream<Path> values() throws IOException {
        return examples().filter(example -> !json(example).has("jsonrpc"));
    }

    static Stream<Path> messages() throws IOException {
        return examples().filter(example -> json(example).has("jsonrpc"));
    }

    @Test
    void every_published_example_is_here() throws IOException {
        assertThat(examples()).hasSize(129);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_published_value_comes_back_equal_from_its_record(Path example) {
        comesBack(json(example), type(name(example)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_published_message_comes_back_equal_from_its_envelope_and_record(Path example) throws IOException {
        JsonNode json = JsonRpcCodec.parse(Files.readAllBytes(example));

        switch (JsonRpcCodec.message(json)) {
            case JsonRpcMessage.Request(var id, var method, var params) -> {
                assertThat(json.properties()).hasSize(4);
                same(id.json(), json.get("id"));
                comesBack(params, params(method));
            }
            case JsonRpcMessage.Notification(var method, var params) -> {
                assertThat(json.properties()).hasSize(3);
                comesBack(params, params(method));
            }
            case JsonRpcMessage.Result(var id, var result) -> {
                same(id.json(), json.get("id"));
                comesBack(result, type(name(example).replaceAll("Response$", "")));
            }
            case JsonRpcMessage.Failure(var id, var error) -> {
                assertThat(id).isNotNull();
                same(Json.mapper().valueToTree(error), json.get("error"));
                if (error.data() != null) {
                    comesBack(error.data(), data(error));
                }
            }
        }
    }

    private static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    /** The name of the schema's definition. */
    private static String name(Path example) {
        return example.getFileName().toString().replaceAll("__.*", "");
    }

    private static JsonNode json(Path example) {
        JsonNode json = Json.mapper().readTree(example);
        if (name(example).equals("ListRootsRequest")) {
            ((ObjectNode) json).remove("id"); // of the legacy era, no member of the definition
        }
        return json;
    }

    private static void comesBack(JsonNode json, JavaType type) {
        byte[] written = Json.mapper().writeValueAsBytes(Json.mapper().treeToValue(json, family(type)));

        assertThat(type.getRawClass()).isAssignableFrom(read(json, family(type)).getClass());
        same(Json.mapper().readTree(written), json);
    }

    private static Object read(JsonNode json, JavaType type) {
        return Json.mapper().treeToValue(json, type);
    }

    private static void same(JsonNode actual, JsonNode expected) {
        JsonNode wanted = withoutFormMode(expected.deepCopy());
        assertThat(wanted.equals(McpExamplesTest::compare, actual))
                .as("%s (expected: %s)", actual, wanted)
                .isTrue();
    }

    /** Numbers are equal by value. */
    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    /** An absent mode means the form. */
    private static JsonNode withoutFormMode(JsonNode json) {
        if (json instanceof ObjectNode object
                && object.path("mode").asString("").equals("form")) {
            object.remove("mode");
        }
        json.forEach(McpExamplesTest::withoutFormMode);
        return json;
    }

    private static JavaType family(JavaType type) {
        return FAMILIES.stream()
                .filter(family -> family.isAssignableFrom(type.getRawClass()))
                .findFirst()
                .map(TYPES::constructType)
                .orElse(type);
    }

    private static JavaType params(String method) {
        return TYPES.constructType(McpTypes.params(method).orElseThrow());
    }

    private static JavaType data(JsonRpcError error) {
        return TYPES.constructType(
                switch (error.code()) {
                    case -32021 -> MissingCapabilities.class;
                    case -32022 -> UnsupportedVersion.class;
                    default -> JsonNode.class;
                });
    }

    private static JavaType type(String name) {
        return switch (name) {
            case "CreateMessageRequest" -> TYPES.constructType(InputRequest.CreateMessage.class);
            case "ElicitRequest" -> TYPES.constructType(InputRequest.Elicit.class);
            case "ListRootsRequest" -> TYPES.constructType(InputRequest.ListRoots.class);
            case "InputRequests" -> TYPES.constructMapType(Map.class, String.class, InputRequest.class);
            case "InputResponses" -> TYPES.constructMapType(Map.class, String.class, InputResponse.class);
            case "InternalError", "InvalidParamsError", "MethodNotFoundError", "ParseError" ->
                TYPES.constructType(JsonRpcError.class);
            default -> TYPES.constructType(McpTypes.definition(name).orElseThrow());
        };
    }
}
