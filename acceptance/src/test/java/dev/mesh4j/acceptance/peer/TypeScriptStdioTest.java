package dev.mesh4j.acceptance.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.StdioChild;
import dev.mesh4j.examples.quickstart.Greeter;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An MCP client that this project did not write starts an agent over stdio, in both eras of the protocol. */
@Timeout(180)
class TypeScriptStdioTest {

    private static final List<String> GREETER =
            StdioChild.java(Greeter.class, "--stdio", "--registry-url", "http://127.0.0.1:9");

    private static TypeScriptClient client;

    @BeforeAll
    static void install() throws Exception {
        client = new TypeScriptClient(NodePackages.install());
    }

    @ParameterizedTest
    @CsvSource({"auto, 2026-07-28, modern", "2026-07-28, 2026-07-28, modern", "legacy, 2025-11-25, legacy"})
    void it_starts_lists_and_calls(String mode, String version, String era) throws Exception {
        JsonNode report = client.report(GREETER, mode, "greet", "{\"name\":\"Ada\"}");

        assertThat(report.at("/protocolVersion").stringValue()).isEqualTo(version);
        assertThat(report.at("/era").stringValue()).isEqualTo(era);
        assertThat(report.at("/server").stringValue()).isEqualTo("greeter");
        assertThat(report.at("/call/structuredContent").toString()).isEqualTo("{\"text\":\"Hello, Ada!\"}");
        assertThat(report.at("/unknownTool/code").intValue()).isEqualTo(-32602);
        assertThat(report.at("/wrongArguments/isError").booleanValue()).isTrue();
        assertThat(report.at("/troubles").toString()).isEqualTo("[]");
    }
}
