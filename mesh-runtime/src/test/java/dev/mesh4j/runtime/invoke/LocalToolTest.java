package dev.mesh4j.runtime.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalToolTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "repeat  | {'text':'ab','times':2}             | 'abab'",
                "repeat  | {'text':'ab','times':1,'extra':[1]} | 'ab'",
                "repeat  | {'text':'','times':1}               | ''",
                "twice   | {'number':4611686018427387903}      | 9223372036854775806",
                "lenient | {}                                  | 'null/Optional.empty'",
                "lenient | {'nullable':null,'optional':null}   | 'null/Optional.empty'",
                "lenient | {'nullable':'a','optional':'b'}     | 'a/Optional[b]'",
                "place   | {'place':{'city':'Rome','floor':3,'level':'LOW'}}"
                        + " | {'city':'Rome','floor':3,'level':'LOW'}",
                "place   | {'place':{'city':'Rome','level':'HIGH'}} | {'city':'Rome','level':'HIGH'}",
                "place   | {'place':{'city':'Rome','floor':null,'level':'LOW'}} | {'city':'Rome','level':'LOW'}",
                "places  | {'places':[{'city':'A','level':'LOW'},{'city':'B','level':'LOW'}]}"
                        + " | [{'city':'B','level':'LOW'},{'city':'A','level':'LOW'}]",
                "map     | {'places':{'a':{'city':'A','level':'LOW'}}} | {'a':{'city':'A','level':'LOW'}}",
                "times   | {'date':'2026-02-28','instant':'2026-01-01T00:00:00Z','duration':'PT1M'}"
                        + " | ['2026-03-01','2026-01-01T00:00:01Z','PT2M']",
                "array   | {'numbers':[3,1]} | [3,1]",
                "odd     | {'odd':{'value':3}} | {'value':3}",
                "still   | {} | 'static'",
                "present | {} | 7",
                "empty   | {} | null",
            })
    void arguments_become_java_and_the_result_becomes_json(String tool, String arguments, String expected) {
        CallToolResult result = ToolFixture.call(tool, arguments);

        assertThat(result.failed()).as(result.text()).isFalse();
        assertThat(result.structuredContent()).isEqualTo(Json.mapper().readTree(expected.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "repeat | {'times':1}               | arguments: required property 'text' not found",
                "repeat | {'text':null,'times':1}   | /text: null found, string expected",
                "repeat | {'text':5,'times':1}      | /text: integer found, string expected",
                "repeat | {'text':'a','times':'1'}  | /times: string found, integer expected",
                "repeat | {'text':'a','times':null} | /times: null found, integer expected",
                "place  | {'place':'Rome'}          | /place: string found, object expected",
                "place  | {'place':{'level':'LOW'}} | /place: required property 'city' not found",
            })
    void wrong_arguments_are_named_and_the_method_is_not_called(String tool, String arguments, String fault) {
        assertThat(failure(tool, arguments)).isEqualTo("Invalid arguments for tool '" + tool + "':\n" + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "repeat | {'text':'a','times':2147483648}      | times: ",
                "twice  | {'number':9223372036854775808}       | number: ",
                "times  | {'date':'30 May','instant':'2026-01-01T00:00:00Z','duration':'PT1M'} | date: ",
                "odd    | {'odd':{'value':2}}                  | value: 2 (expected: odd)",
            })
    void values_that_only_java_refuses_are_invalid_arguments_too(String tool, String arguments, String part) {
        assertThat(failure(tool, arguments))
                .startsWith("Invalid arguments for tool '" + tool + "':\n")
                .contains(part)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failing               | disk full",
                "failingWithoutMessage | tool 'failingWithoutMessage' failed: UnsupportedOperationException (where, is in its agent's log)",
                "none                  | ToolFixture.none() returned null (expected: a value; use Optional for none)",
                "endless               | tool 'endless' failed: StackOverflowError",
                "unwritable            | the result cannot be written as JSON: no text",
            })
    void a_failure_is_an_error_result_with_its_reason_alone(String tool, String reason) {
        assertThat(failure(tool, "{}")).isEqualTo(reason);
    }

    @Test
    void a_number_that_overflows_in_the_method_is_the_tools_failure() {
        assertThat(failure("twice", "{'number':9223372036854775807}")).isEqualTo("long overflow");
    }

    @Test
    void a_method_that_returns_nothing_answers_without_content() {
        CallToolResult result = ToolFixture.call("nothing", "{}");

        assertThat(result.failed()).isFalse();
        assertThat(result.content()).isEmpty();
        assertThat(result.structuredContent()).isNull();
    }

    @Test
    void a_result_is_text_too() {
        assertThat(ToolFixture.call("repeat", "{'text':'a','times':2}").text()).isEqualTo("aa");
        assertThat(ToolFixture.call("array", "{'numbers':[1]}").text()).isEqualTo("[1]");
    }

    @Test
    void an_interrupt_stays_visible() {
        try {
            assertThat(failure("interrupted", "{}")).isEqualTo("stop");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void a_missing_required_dependency_makes_the_tool_unavailable_before_anything_else() {
        LocalTool tool = ToolFixture.tool("repeat", () -> "it requires time, but no provider matches");

        CallToolResult result = tool.call(Json.mapper().createObjectNode(), new LocalExchange());

        assertThat(result.failed()).isTrue();
        assertThat(result.text()).isEqualTo("tool 'repeat' is unavailable: it requires time, but no provider matches");
    }

    @Test
    void the_definition_carries_both_schemas_and_no_empty_description() {
        var definition = ToolFixture.tool("place").definition();

        assertThat(definition.name()).isEqualTo("place");
        assertThat(definition.description()).isNull();
        assertThat(definition.inputSchema().at("/properties/place/type").stringValue())
                .isEqualTo("object");
        assertThat(Objects.requireNonNull(definition.outputSchema())
                        .at("/properties/city/type")
                        .stringValue())
                .isEqualTo("string");
    }

    private static String failure(String tool, String arguments) {
        CallToolResult result = ToolFixture.call(tool, arguments);
        assertThat(result.failed()).as(result.toString()).isTrue();
        assertThat(result.structuredContent()).isNull();
        return result.text();
    }
}
