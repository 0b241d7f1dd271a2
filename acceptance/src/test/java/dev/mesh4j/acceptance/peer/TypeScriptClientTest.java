package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.examples.quickstart.Clock;
import dev.mesh4j.examples.quickstart.Greeter;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An MCP client that this project did not write lists and calls an agent's tools, in both eras of the protocol. */
@Timeout(180)
class TypeScriptClientTest {

    /** Nobody listens there, so the agents stay alone whatever else runs on this machine. */
    private static final String[] NO_REGISTRY = {"--registry-url", "http://127.0.0.1:9", "--http-port", "0"};

    private static TypeScriptClient client;

    @BeforeAll
    static void install() throws Exception {
        client = new TypeScriptClient(NodePackages.install());
    }

    @ParameterizedTest
    @CsvSource({"auto, 2026-07-28, modern", "2026-07-28, 2026-07-28, modern", "legacy, 2025-11-25, legacy"})
    void it_negotiates_lists_and_calls_a_tool_with_a_record_result(String mode, String version, String era)
            throws Exception {
        try (RunningAgent agent = Mesh.start(Greeter.class, NO_REGISTRY)) {
            JsonNode report = client.report(agent.port(), mode, "greet", "{\"name\":\"Ada\"}");

            assertThat(report.at("/protocolVersion").stringValue()).isEqualTo(version);
            assertThat(report.at("/era").stringValue()).isEqualTo(era);
            assertThat(report.at("/server").stringValue()).isEqualTo("greeter");
            assertThat(names(report)).containsExactly("greet");
            assertThat(report.at("/call/isError").booleanValue()).isFalse();
            assertThat(report.at("/call/structuredContent").toString()).isEqualTo("{\"text\":\"Hello, Ada!\"}");
            assertThat(report.at("/call/text").stringValue()).contains("Hello, Ada!");
        }
    }

    @ParameterizedTest
    @CsvSource({"auto", "legacy"})
    void it_lists_and_calls_a_tool_with_a_plain_text_result(String mode) throws Exception {
        try (RunningAgent agent = Mesh.start(Clock.class, NO_REGISTRY)) {
            JsonNode report = client.report(agent.port(), mode, "now", "{\"zone\":\"UTC\"}");

            assertThat(names(report)).containsExactly("now");
            assertThat(report.at("/call/text").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
    }

    @ParameterizedTest
    @CsvSource({"auto", "2026-07-28", "legacy"})
    void it_is_told_about_unknown_tools_by_the_protocol_and_about_wrong_arguments_by_the_result(String mode)
            throws Exception {
        try (RunningAgent agent = Mesh.start(Greeter.class, NO_REGISTRY)) {
            JsonNode report = client.report(agent.port(), mode, "greet", "{\"name\":\"Ada\"}");

            assertThat(report.at("/unknownTool/thrown").stringValue()).isEqualTo("ProtocolError");
            assertThat(report.at("/unknownTool/code").intValue()).isEqualTo(-32602);
            assertThat(report.at("/unknownTool/message").stringValue()).contains("no_such_tool");
            assertThat(report.at("/wrongArguments/isError").booleanValue()).isTrue();
            assertThat(report.at("/wrongArguments/text").stringValue()).contains("name");
        }
    }

    private static List<String> names(JsonNode report) {
        return report.at("/tools").valueStream().map(JsonNode::stringValue).toList();
    }
}
