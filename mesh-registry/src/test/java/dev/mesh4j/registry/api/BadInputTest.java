package dev.mesh4j.registry.api;

import static dev.mesh4j.registry.fixture.AgentBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer says what is wrong and the registry loses nothing. */
class BadInputTest extends RegistryFixture {

    @BeforeEach
    void register_a_bystander() {
        register(agent("bystander").tool("f", "cap"));
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                // the body as such
                arguments("", "body"),
                arguments("nothing", "line: 1, column: "),
                arguments("{\"agent_id\": \"a\",\n \"tools\": [}", "line: 2, column: "),
                arguments("{\"agent_id\": \"a\"", "body"),
                arguments("null", "body: null"),
                arguments("[]", "body"),
                arguments("\"text\"", "body"),
                arguments("{} {}", "body"),
                arguments("\uFFFF", "body"),
                arguments("[".repeat(10_000), "body"),
                arguments("{\"a\":".repeat(10_000), "body"),
                arguments(with("'kwargs': " + "[".repeat(10_000) + "]".repeat(10_000)), "kwargs"),
                // wrong types
                arguments("{'agent_id': 'a', 'tools': 5}", "tools"),
                arguments("{'agent_id': 'a', 'tools': [5]}", "tools[0]"),
                arguments("{'agent_id': 'a', 'tools': [null]}", "tools[0]"),
                arguments("{'agent_id': {}, 'tools': []}", "agent_id"),
                arguments("{'agent_id': 'a', 'http_port': 'many', 'tools': []}", "http_port"),
                arguments(with("'tags': 'x'"), "tools[0].tags"),
                arguments(with("'tags': [{}]"), "tools[0].tags[0]"),
                arguments(with("'tags': [null]"), "tools[0].tags"),
                arguments(with("'dependencies': {}"), "tools[0].dependencies"),
                arguments(with("'dependencies': [null]"), "tools[0].dependencies[0]"),
                arguments(with("'dependencies': ['x']"), "tools[0].dependencies[0]"),
                arguments(dependency("'tags': [5]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': [null]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': [[]]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': [['a', 5]]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': [['a', ['b']]]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': ['']"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': ['+']"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'tags': ['a', ['-']]"), "tools[0].dependencies[0].tags"),
                arguments(dependency("'required': 'perhaps'"), "tools[0].dependencies[0].required"),
                // what must be there
                arguments("{}", "agent_id: nothing"),
                arguments("{'agent_id': 'a'}", "tools: none"),
                arguments("{'agent_id': 'a', 'tools': []}", "tools: none"),
                arguments("{'agent_id': 'a', 'tools': [{}]}", "tools[0].function_name: nothing"),
                arguments("{'agent_id': 'a', 'tools': [{'function_name': 'f'}]}", "tools[0].capability: nothing"),
                arguments(
                        "{'agent_id': 'a', 'tools': [{'function_name': 'f', 'capability': ''}]}",
                        "tools[0].capability"),
                arguments(with("'dependencies': [{}]"), "tools[0].dependencies[0].capability: nothing"),
                // values
                arguments(agentWith("'agent_id': 'two words'"), "agent_id: 'two words'"),
                arguments(agentWith("'agent_id': '" + "a".repeat(65) + "'"), "agent_id"),
                arguments(agentWith("'agent_id': 'a\\n'"), "agent_id"),
                arguments(agentWith("'agent_id': '../a'"), "agent_id: '../a'"),
                arguments(agentWith("'name': '" + "n".repeat(10_000) + "'"), "(10000 characters)"),
                arguments(agentWith("'name': 'a\\u0000b'"), "name"),
                arguments(agentWith("'name': '\\ud83d'"), "surrogate"),
                arguments(agentWith("'description': 'half a rocket \\ud83d'"), "surrogate"),
                arguments(agentWith("'namespace': 'a b'"), "namespace: 'a b'"),
                arguments(agentWith("'http_port': -1"), "http_port: -1"),
                arguments(agentWith("'http_port': 65536"), "http_port: 65536"),
                arguments(agentWith("'http_port': 99999999999"), "http_port"),
                arguments(agentWith("'http_host': 'a\\r\\nb'"), "http_host"),
                arguments(agentWith("'http_host': 'http://a'"), "http_host: 'http://a'"),
                arguments(agentWith("'http_host': 'a/b'"), "http_host: 'a/b'"),
                arguments(agentWith("'http_host': 'user@a'"), "http_host: 'user@a'"),
                arguments(agentWith("'http_host': 'a:80'"), "http_host: 'a:80'"),
                arguments(agentWith("'http_host': '[fd00::1'"), "http_host: '[fd00::1'"),
                arguments(agentWith("'agent_type': 'robot'"), "agent_type: 'robot'"),
                arguments(agentWith("'version': 'a\\nb'"), "version"),
                arguments(with("'function_name': 'a b'"), "tools[0].function_name: 'a b'"),
                arguments(with("'capability': '1a'"), "tools[0].capability: '1a'"),
                arguments(with("'version': 'a\\nb'"), "tools[0].version"),
                arguments(with("'description': '\\ud83d'"), "surrogate"),
                arguments(with("'inputSchema': 5"), "tools[0].inputSchema"),
                arguments(with("'inputSchema': []"), "tools[0].inputSchema"),
                arguments(with("'inputSchema': {'type': 'strin'}"), "tools[0].inputSchema/type"),
                arguments(with("'inputSchema': {'properties': 5}"), "tools[0].inputSchema/properties"),
                arguments(with("'outputSchema': {'required': 'x'}"), "tools[0].outputSchema/required"),
                arguments(with("'kwargs': []"), "tools[0].kwargs"),
                arguments(with("'kwargs': 5"), "tools[0].kwargs"),
                arguments(with("'kwargs': {'x': '\\udc00'}"), "surrogate"),
                arguments(dependency("'version': '>>1'"), "tools[0].dependencies[0].version"),
                arguments(dependency("'version': '>='"), "tools[0].dependencies[0].version"),
                arguments(dependency("'version': '1 ||'"), "tools[0].dependencies[0].version"),
                arguments(dependency("'matchMode': 'loose'"), "tools[0].dependencies[0].matchMode: 'loose'"),
                arguments(dependency("'namespace': '*'"), "tools[0].dependencies[0].namespace: '*'"),
                arguments(
                        "{'agent_id': 'a', 'tools': [{'function_name': 'f', 'capability': 'c'},"
                                + " {'function_name': 'f', 'capability': 'd'}]}",
                        "tools[1].function_name: 'f' a second time"));
    }

    @ParameterizedTest(name = "{index}: {1}")
    @MethodSource("bodies")
    void a_bad_registration_is_a_400_that_names_the_place(String body, String place) {
        HttpResponse<String> response = post(body.replace('\'', '"'));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        String error = error(response);
        assertThat(error).contains(place).hasSizeLessThan(1_000).doesNotContain("dev.mesh4j", "java.util");
        assertNothingIsLost();
    }

    @Test
    void a_body_of_more_than_eight_mebibytes_is_a_413() {
        String body = agentWith("'description': '" + "x".repeat(9 * 1024 * 1024) + "'")
                .replace('\'', '"');

        assertThat(post(body).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked = send(
                "POST",
                "/heartbeat",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertNothingIsLost();
    }

    @Test
    void a_description_of_seven_mebibytes_is_taken_and_cut() {
        String body = agentWith("'description': '" + "x".repeat(7 * 1024 * 1024) + "'")
                .replace('\'', '"');

        assertThat(post(body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "abc", "", "1.5", "99999999999", "%20", "1e2"})
    void a_bad_limit_is_a_400(String limit) {
        HttpResponse<String> response = send("GET", "/events?limit=" + limit);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response)).startsWith("limit: '").endsWith("(expected: 1 to 500)");
        assertNothingIsLost();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/agents/x/y", "/heartbeat/a/b", "/mcp", "/events/5", "/.git/config", "/schemas/x/y"
            })
    void an_unknown_path_is_a_404(String path) {
        HttpResponse<String> response = send("GET", path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /heartbeat",
                "PUT /heartbeat",
                "POST /heartbeat/a",
                "POST /agents",
                "GET /agents/a",
                "DELETE /events",
                "POST /health",
                "DELETE /"
            })
    void a_known_path_with_another_method_is_a_405(String call) {
        String[] parts = call.split(" ");
        HttpResponse<String> response = send(parts[0], parts[1]);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(error(response)).isNotBlank();
        assertNothingIsLost();
    }

    @Test
    void bytes_that_are_no_utf_8_are_a_400() {
        byte[] body = agentWith("'name': '#'").replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);
        byte[][] bad = {{(byte) 0xff}, {(byte) 0xc3}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}};
        for (byte[] bytes : bad) {
            String text = new String(body, StandardCharsets.ISO_8859_1)
                    .replace("#", new String(bytes, StandardCharsets.ISO_8859_1));
            HttpResponse<String> response =
                    send("POST", "/heartbeat", BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.ISO_8859_1)));

            assertThat(response.statusCode()).isEqualTo(400);
            assertNothingIsLost();
        }
    }

    private void assertNothingIsLost() {
        assertThat(get("/agents").path("agents"))
                .extracting(agent -> agent.path("id").asString())
                .containsExactly("bystander");
        assertThat(beat("bystander")).isEqualTo(200);
    }

    /** A registration that is right but for one field of its agent. */
    private static String agentWith(String field) {
        String id = field.startsWith("'agent_id'") ? "" : "'agent_id': 'a', ";
        return "{" + id + "'tools': [{'function_name': 'f', 'capability': 'c'}], " + field + "}";
    }

    /** A registration that is right but for one field of its tool. */
    private static String with(String field) {
        return "{'agent_id': 'a', 'tools': [{'function_name': 'f', 'capability': 'c', " + field + "}]}";
    }

    private static String dependency(String field) {
        return with("'dependencies': [{'capability': 'd', " + field + "}]");
    }
}
