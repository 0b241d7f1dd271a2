package dev.mesh4j.runtime.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ArgumentValidatorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "described | {'who':'a','times':1}              | ``",
                "described | {'who':'a','times':1,'extra':true} | ``",
                "described | {'times':1}            | arguments: required property 'who' not found",
                "described | {'who':1,'times':1}    | /who: integer found, string expected",
                "described | {'who':null,'times':1} | /who: null found, string expected",
                "described | {'who':'a','times':1.5} | /times: number found, integer expected",
                "list      | {'value':['a',2]}      | /value/1: integer found, string expected",
                "point     | {'value':{'label':'a'}} | /value: required property 'x' not found",
                "level     | {'value':'low'}        | `/value: does not have a value in the enumeration [\"LOW\", \"HIGH\"]`",
            })
    void a_fault_is_one_line_with_its_place(String tool, String arguments, String expected) {
        assertThat(validator(tool).faults(json(arguments))).isEqualTo(expected);
    }

    @Test
    void each_fault_has_its_line() {
        assertThat(validator("described").faults(json("{}")).lines())
                .containsExactlyInAnyOrder(
                        "arguments: required property 'who' not found",
                        "arguments: required property 'times' not found");
    }

    @Test
    void no_more_than_five_faults_are_shown() {
        String many = "{'value':[1,2,3,4,5,6,7,8]}";

        assertThat(validator("list").faults(json(many)).lines()).hasSize(5);
    }

    private static ArgumentValidator validator(String tool) {
        return new ArgumentValidator(new TypeSchemas().input(SchemaFixture.tool(tool)));
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text.replace('\'', '"'));
    }
}
