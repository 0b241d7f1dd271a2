package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mesh4j.protocol.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revision 2026-07-28: the table of errors and statuses, and which of two errors wins. */
class ModernErrorsTest {

    private static final String VERSION = "\"io.modelcontextprotocol/protocolVersion\":";
    private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\":";
    private static final String FUTURE = "{" + VERSION + "\"v999.0.0\"," + CAPABILITIES + "{}}";

    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = new McpEndpoint();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    static Stream<Arguments> one_fault() {
        ModernCall list = ModernCall.of("tools/list");
        ModernCall call = ModernCall.tool("greet");
        return Stream.of(
                arguments("no _meta", "400 -32602", list.meta("")),
                arguments("_meta null", "400 -32602", list.meta("null")),
                arguments("_meta a string", "400 -32602", list.meta("\"2026-07-28\"")),
                arguments("no version in _meta", "400 -32602", list.meta("{" + CAPABILITIES + "{}}")),
                arguments("no capabilities", "400 -32602", list.meta("{" + VERSION + "\"2026-07-28\"}")),
                arguments(
                        "capabilities no object",
                        "400 -32602",
                        list.meta("{" + VERSION + "\"2026-07-28\"," + CAPABILITIES + "[]}")),
                arguments("no version header", "400 -32020", list.header("MCP-Protocol-Version", "")),
                arguments("legacy version header", "400 -32020", list.header("MCP-Protocol-Version", "2025-11-25")),
                arguments("unknown version header", "400 -32020", list.header("MCP-Protocol-Version", "v999.0.0")),
                arguments("no method header", "400 -32020", list.header("Mcp-Method", "")),
                arguments("other method header", "400 -32020", list.header("Mcp-Method", "tools/call")),
                arguments("method header in other case", "400 -32020", list.header("Mcp-Method", "TOOLS/LIST")),
                arguments("no name header", "400 -32020", call.header("Mcp-Name", "")),
                arguments("other name header", "400 -32020", call.header("Mcp-Name", "fail")),
                arguments("name header in other case", "400 -32020", call.header("Mcp-Name", "Greet")),
                arguments("name header no base64", "400 -32020", call.header("Mcp-Name", "=?base64?!!!?=")),
                arguments("name header no UTF-8", "400 -32020", call.header("Mcp-Name", "=?base64?/w==?=")),
                arguments("unknown method", "404 -32601", ModernCall.of("no/such")),
                arguments("initialize", "404 -32601", ModernCall.of("initialize")),
                arguments("ping", "404 -32601", ModernCall.of("ping")),
                arguments("logging/setLevel", "404 -32601", ModernCall.of("logging/setLevel")),
                arguments("resources/list", "404 -32601", ModernCall.of("resources/list")),
                arguments("unknown tool", "200 -32602", ModernCall.tool("nobody")),
                arguments("arguments no object", "200 -32602", call.params("\"name\":\"greet\",\"arguments\":[1]")),
                arguments("bad cursor", "200 -32602", list.params("\"cursor\":\"page2\"")),
                arguments("empty cursor", "200 -32602", list.params("\"cursor\":\"\"")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void one_fault(String fault, String outcome, ModernCall call) {
        Reply reply = endpoint.send(call.id("\"a-1\""));

        assertThat(reply.outcome()).isEqualTo(outcome);
        assertThat(reply.json().path("id").asString()).isEqualTo("a-1");
        assertThat(reply.json().path("jsonrpc").asString()).isEqualTo("2.0");
        assertThat(reply.errorMessage()).isNotBlank();
        assertThat(reply.json().has("result")).isFalse();
    }

    static Stream<Arguments> the_first_of_two_faults_wins() {
        ModernCall list = ModernCall.of("tools/list");
        ModernCall unknown = ModernCall.of("no/such");
        return Stream.of(
                arguments("header differs before version unsupported", "400 -32020", list.meta(FUTURE)),
                arguments(
                        "header missing before version unsupported",
                        "400 -32020",
                        list.meta(FUTURE).header("MCP-Protocol-Version", "")),
                arguments(
                        "header differs before capabilities missing",
                        "400 -32020",
                        list.meta("{" + VERSION + "\"2026-07-28\"}").header("MCP-Protocol-Version", "2025-11-25")),
                arguments(
                        "capabilities missing before version unsupported",
                        "400 -32602",
                        list.meta("{" + VERSION + "\"v999.0.0\"}").header("MCP-Protocol-Version", "v999.0.0")),
                arguments(
                        "version unsupported before method header",
                        "400 -32022",
                        list.meta(FUTURE)
                                .header("MCP-Protocol-Version", "v999.0.0")
                                .header("Mcp-Method", "")),
                arguments(
                        "missing _meta before method header",
                        "400 -32602",
                        list.meta("").header("Mcp-Method", "")),
                arguments(
                        "method header before unknown method",
                        "400 -32020",
                        unknown.header("Mcp-Method", "tools/list")),
                arguments(
                        "name header before unknown tool",
                        "400 -32020",
                        ModernCall.tool("nobody").header("Mcp-Name", "greet")),
                arguments(
                        "no JSON-RPC before header",
                        "400 -32600",
                        new ModernCall("{}", "tools/list", "", "", list.headers())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void the_first_of_two_faults_wins(String faults, String outcome, ModernCall call) {
        assertThat(endpoint.send(call).outcome()).isEqualTo(outcome);
    }

    @Test
    void an_unsupported_version_is_answered_with_those_that_are() {
        Reply reply =
                endpoint.send(ModernCall.of("server/discover").meta(FUTURE).header("MCP-Protocol-Version", "v999.0.0"));

        assertThat(reply.outcome()).isEqualTo("400 -32022");
        assertThat(reply.json().at("/error/data"))
                .isEqualTo(Json.mapper().readTree("{\"supported\":[\"2026-07-28\"],\"requested\":\"v999.0.0\"}"));
    }

    @Test
    void a_legacy_version_claimed_in_meta_is_unsupported_there() {
        String meta = "{" + VERSION + "\"2025-11-25\"," + CAPABILITIES + "{}}";

        Reply reply =
                endpoint.send(ModernCall.of("tools/list").meta(meta).header("MCP-Protocol-Version", "2025-11-25"));

        assertThat(reply.outcome()).isEqualTo("400 -32022");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"name\":7", "\"name\":null"})
    void a_call_without_a_tool_name_is_refused(String params) {
        Reply reply = endpoint.send(ModernCall.tool("greet").params(params));

        assertThat(reply.errorCode()).isEqualTo(-32602);
        assertThat(reply.errorMessage()).contains("params.name").contains("expected: a string");
    }

    @Test
    void the_message_names_header_found_and_expected() {
        Reply reply = endpoint.send(ModernCall.tool("greet").header("Mcp-Name", "fail"));

        assertThat(reply.errorMessage()).contains("Mcp-Name").contains("'fail'").contains("'greet'");
    }

    @Test
    void a_modern_notification_is_accepted_without_an_answer() {
        String body = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"_meta\":"
                + ModernCall.META + ",\"requestId\":7}}";

        Reply reply = endpoint.post(body, java.util.Map.of("MCP-Protocol-Version", "2026-07-28"));

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.text()).isEmpty();
    }
}
