package dev.mesh4j.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

class JsonRpcCodecTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    {"jsonrpc":"2.0","id":1,"method":"ping"}; Request
                    {"jsonrpc":"2.0","id":"a","method":"ping","params":{}}; Request
                    {"jsonrpc":"2.0","id":"","method":""}; Request
                    {"jsonrpc":"2.0","method":"notifications/initialized"}; Notification
                    {"jsonrpc":"2.0","id":1,"result":{}}; Result
                    {"jsonrpc":"2.0","id":1,"result":null}; Result
                    {"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"no"}}; Failure
                    {"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"no"}}; Failure
                    {"jsonrpc":"2.0","error":{"code":-32700,"message":"no"}}; Failure
                    """)
    void a_message_is_told_by_its_members(String json, String kind) {
        assertThat(message(json).getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    1; a number (expected: an object)
                    []; a array (expected: an object)
                    {}; jsonrpc: null (expected: "2.0")
                    {"jsonrpc":"1.0","id":1,"method":"a"}; jsonrpc: "1.0" (expected: "2.0")
                    {"jsonrpc":2.0,"id":1,"method":"a"}; jsonrpc: 2.0 (expected: "2.0")
                    {"jsonrpc":"2.0"}; an object without method, result or error (expected: one of them)
                    {"jsonrpc":"2.0","id":null,"method":"a"}; id: null (expected: a string or an integer)
                    {"jsonrpc":"2.0","id":1.5,"method":"a"}; id: 1.5 (expected: a string or an integer)
                    {"jsonrpc":"2.0","id":true,"method":"a"}; id: true (expected: a string or an integer)
                    {"jsonrpc":"2.0","id":{},"method":"a"}; id: {} (expected: a string or an integer)
                    {"jsonrpc":"2.0","id":1,"method":7}; method: 7 (expected: a string)
                    {"jsonrpc":"2.0","id":1,"method":null}; method: null (expected: a string)
                    {"jsonrpc":"2.0","id":1,"method":"a","params":[]}; params: a array (expected: an object)
                    {"jsonrpc":"2.0","id":1,"method":"a","params":null}; params: a null (expected: an object)
                    {"jsonrpc":"2.0","result":{}}; id: null (expected: a string or an integer)
                    {"jsonrpc":"2.0","id":1,"error":"x"}; an object without method, result or error (expected: one of them)
                    {"jsonrpc":"2.0","id":1,"error":{}}; error.code:  (expected: an integer)
                    {"jsonrpc":"2.0","id":1,"error":{"code":"7"}}; error.code: "7" (expected: an integer)
                    """)
    void a_tree_that_is_no_message_is_an_invalid_request(String json, String what) {
        assertThatThrownBy(() -> message(json))
                .isInstanceOfSatisfying(
                        JsonRpcException.class,
                        e -> assertThat(e.error().code()).isEqualTo(-32600))
                .hasMessage("Invalid request: " + what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{\"a\":}",
                "{'a':1}",
                "nul",
                "{\"a\":1} x",
                "[1,]",
                "{\"a\":1}{\"b\":2}",
                "\u0000"
            })
    void what_is_no_json_is_a_parse_error(String json) {
        assertThatThrownBy(() -> JsonRpcCodec.parse(utf8(json)))
                .isInstanceOfSatisfying(
                        JsonRpcException.class,
                        e -> assertThat(e.error().code()).isEqualTo(-32700))
                .hasMessageStartingWith("Parse error: ");
    }

    @Test
    void a_parse_error_names_the_place_but_does_not_quote_the_body() {
        assertThatThrownBy(() -> JsonRpcCodec.parse(utf8("{\"secret\":\"hunter2\",\n \"a\":}")))
                .hasMessageStartingWith("Parse error: line 2, column ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void invalid_utf8_is_a_parse_error() {
        byte[] json = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

        assertThatThrownBy(() -> JsonRpcCodec.parse(json)).isInstanceOf(JsonRpcException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nesting_of_ten_thousand_levels_is_refused_quickly(String level) {
        byte[] json = utf8(level.repeat(10_000));

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> JsonRpcCodec.parse(json))
                        .isInstanceOf(JsonRpcException.class)
                        .hasMessageContaining("200"));
    }

    @Test
    void nesting_up_to_the_limit_is_read() {
        String json = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);

        assertThat(JsonRpcCodec.parse(utf8(json)).isArray()).isTrue();
    }

    @Test
    void a_batch_parses_as_an_array() {
        assertThat(JsonRpcCodec.parse(utf8("[{\"jsonrpc\":\"2.0\",\"method\":\"a\"}]"))
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "0",
                "-7",
                "1766300000000",
                "9007199254740993",
                "123456789012345678901234567890",
                "\"abc\"",
                "\"\"",
                "\"1\"",
                "\"ü\\\"\\\\\""
            })
    void ids_come_back_with_type_and_digits(String id) {
        JsonNode request = JsonRpcCodec.parse(utf8("{\"jsonrpc\":\"2.0\",\"method\":\"a\",\"id\":" + id + "}"));
        RequestId read = ((JsonRpcMessage.Request) JsonRpcCodec.message(request)).id();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRpcCodec.writeResult(out, read, Map.of());

        assertThat(text(out)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
        assertThat(JsonRpcCodec.idOf(request)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}", "{\"id\":1.0}", "{\"id\":[1]}", "[]", "7"})
    void an_unusable_id_is_no_id(String json) {
        assertThat(JsonRpcCodec.idOf(JsonRpcCodec.parse(utf8(json)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e309", "1e-999999999", "10e-2147483648", "1e99999999999999999999"})
    void a_number_that_would_fill_the_memory_is_refused(String number) {
        byte[] json = ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonRpcCodec.parse(json))
                .isInstanceOf(JsonRpcException.class)
                .hasMessageContaining("Parse error: a number")
                .hasMessageContaining("expected: between -1e308 and 1e308");
    }

    @Test
    void a_raw_result_is_written_as_it_is() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRpcCodec.writeResult(out, RequestId.of("x"), new RawValue("{\"tools\": []}"));

        assertThat(text(out)).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"tools\": []}}");
    }

    @Test
    void an_error_without_id_or_data_leaves_them_out() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonRpcCodec.writeError(out, null, JsonRpcError.of(ErrorCode.PARSE_ERROR, "bad"));

        assertThat(text(out)).isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"bad\"}}");
    }

    @ParameterizedTest
    @CsvSource({"-32020, true", "-32021, true", "-32022, true", "-32601, false", "-32602, false", "0, false"})
    void only_errors_of_the_stateless_era_are_modern(int code, boolean modern) {
        assertThat(ErrorCode.isModern(code)).isEqualTo(modern);
    }

    private static JsonRpcMessage message(String json) {
        return JsonRpcCodec.message(JsonRpcCodec.parse(utf8(json)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
