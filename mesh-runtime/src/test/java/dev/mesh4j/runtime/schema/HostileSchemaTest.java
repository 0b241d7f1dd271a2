package dev.mesh4j.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileSchemaTest {

    private static final String DOUBLING = "{'$ref':'#/$defs/d0','$defs':{"
            + String.join(
                    ",",
                    IntStream.range(0, 40)
                            .mapToObj(i -> "'d%d':{'allOf':[{'$ref':'#/$defs/d%d'},{'$ref':'#/$defs/d%d'}]}"
                                    .formatted(i, i + 1, i + 1))
                            .toList())
            + ",'d40':{}}}";

    static Stream<String> unsound() {
        return Stream.of(
                "{'$ref':'#'}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'$ref':'#/$defs/a'}}}",
                "{'allOf':[{'$ref':'#'},{'$ref':'#'}]}",
                "{'$ref':'#/nowhere'}",
                "{'properties':{'a':{'pattern':'('}}}",
                "{'$ref':'classpath:schema.json'}",
                "{'$ref':'file:///etc/passwd'}",
                "{'allOf':[" + "{'type':'object'},".repeat(100_000) + "{}]}",
                DOUBLING);
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void an_unsound_schema_is_refused_at_once(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArgumentValidator(json(schema)).requireSound())
                .withMessageContaining("expected: ");
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void arguments_under_an_unsound_schema_are_a_fault(String schema) {
        assertThat(new ArgumentValidator(json(schema)).faults(json("{}"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "(x|y|a)*b", "(.*)*\\\\1z"})
    void a_pattern_that_backtracks_without_end_is_a_fault(String pattern) {
        ArgumentValidator validator = new ArgumentValidator(json("{'properties':{'s':{'pattern':'" + pattern + "'}}}"));

        validator.requireSound();
        assertThat(validator.faults(json("{'s':'" + "a".repeat(60_000) + "!'}")))
                .isNotEmpty();
    }

    @Test
    void many_short_texts_share_the_steps_of_a_pattern() {
        ArgumentValidator validator =
                new ArgumentValidator(json("{'properties':{'s':{'items':{'pattern':'(.*)(.*)(.*)(.*)\\\\1z'}}}}"));
        String text = "'" + "a".repeat(15) + "!'";

        assertThat(validator.faults(json("{'s':[" + (text + ",").repeat(50_000) + text + "]}")))
                .contains("too much to check");
    }

    @Test
    void branches_that_multiply_with_the_depth_of_the_arguments_are_a_fault() {
        ArgumentValidator validator = new ArgumentValidator(
                json("{'properties':{'x':{'anyOf':[{'$ref':'#','required':['no']},{'$ref':'#','required':['no']}]}}}"));

        validator.requireSound();
        assertThat(validator.faults(json("{'x':".repeat(150) + "{}" + "}".repeat(150))))
                .isNotEmpty();
    }

    @Test
    void many_plain_values_are_no_fault() {
        ArgumentValidator validator =
                new ArgumentValidator(json("{'properties':{'s':{'items':{'type':'integer','minimum':0}}}}"));

        assertThat(validator.faults(json("{'s':[" + "1,".repeat(500_000) + "1]}")))
                .isEmpty();
    }

    @Test
    void ten_thousand_faults_are_five_lines() {
        ArgumentValidator validator = new ArgumentValidator(json("{'properties':{'s':{'items':{'type':'string'}}}}"));

        assertThat(validator
                        .faults(json("{'s':[" + "1,".repeat(10_000) + "1]}"))
                        .lines())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$ref", "$dynamicRef", "$schema"})
    void nothing_is_fetched_for_a_schema(String keyword) throws IOException {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + stranger.getLocalPort() + "/schema.json";

            assertThat(new ArgumentValidator(json("{'" + keyword + "':'" + address + "'}")).faults(json("{}")))
                    .contains("broken");

            stranger.setSoTimeout(1);
            assertThat(connected(stranger)).isFalse();
        }
    }

    private static boolean connected(ServerSocket server) throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
    }
}
