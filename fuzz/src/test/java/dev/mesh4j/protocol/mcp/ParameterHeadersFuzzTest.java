package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import dev.mesh4j.protocol.jsonrpc.JsonRpcCodec;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The headers of any arguments under any schema agree with these arguments; a schema that allows none is refused. */
class ParameterHeadersFuzzTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{"
            + "\"n\":{\"type\":\"integer\",\"x-mcp-header\":\"N\"},\"s\":{\"type\":\"string\",\"x-mcp-header\":\"S\"},"
            + "\"o\":{\"properties\":{\"b\":{\"type\":\"boolean\",\"x-mcp-header\":\"B\"}}}}}";

    static Stream<byte[]> seeds() {
        return Stream.of(
                        pair(SCHEMA, "{\"n\":1,\"s\":\"grüßen\",\"o\":{\"b\":true}}"),
                        pair(SCHEMA, "{\"n\":1e999999999}"),
                        pair(SCHEMA, "{\"n\":-1e-999999999}"),
                        pair(SCHEMA, "{\"n\":1e2147483647}"),
                        pair(SCHEMA, "{\"n\":10e-2147483648}"),
                        pair(SCHEMA, "{\"n\":" + "9".repeat(900) + "}"),
                        pair(SCHEMA, "{\"n\":9007199254740993,\"s\":{},\"o\":[]}"),
                        pair(SCHEMA, "{\"s\":\"\\ud800\"}"),
                        pair(SCHEMA, "{\"s\":\"=?base64?YQ==?=\"}"),
                        pair(SCHEMA, "[]"),
                        pair("{\"properties\":{\"a\":{\"allOf\":[{\"x-mcp-header\":\"A\"}]}}}", "{}"),
                        pair("{\"properties\":{\"a\":{\"type\":\"string\",\"x-mcp-header\":\"a b\"}}}", "{}"),
                        pair("{\"properties\":{\"x-mcp-header\":{\"type\":\"string\"}}}", "{}"),
                        pair("{\"properties\":".repeat(190) + "{}" + "}".repeat(190), "{}"))
                .map(Seeds::bytes);
    }

    private static String pair(String schema, String arguments) {
        return "[" + schema + "," + arguments + "]";
    }

    @MethodSource("seeds")
    @FuzzTest
    void parameter_headers(byte[] input) {
        JsonNode pair;
        try {
            pair = JsonRpcCodec.parse(input);
        } catch (JsonRpcException e) {
            return;
        }
        Bounds.hold(() -> agree(pair.path(0), pair.path(1)));
    }

    private static void agree(JsonNode schema, JsonNode arguments) {
        ParameterHeaders headers;
        try {
            headers = ParameterHeaders.of(schema);
        } catch (IllegalArgumentException refused) {
            return;
        }
        headers.headers(arguments);
        for (ParameterHeader parameter : headers.parameters()) {
            String value = parameter.value(arguments);
            if (value != null) {
                assertThat(parameter.agrees(arguments, value)).isTrue();
                parameter.agrees(arguments, "1e2147483647");
                assertThat(parameter.agrees(arguments, value + "1")).isFalse();
            }
        }
    }
}
