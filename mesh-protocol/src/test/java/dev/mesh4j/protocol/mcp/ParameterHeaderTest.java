package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ParameterHeaderTest {

    private static final ParameterHeader NUMBER = new ParameterHeader("Mcp-Param-N", List.of("n"), "integer");

    @Test
    void numbers_agree_as_numbers() {
        assertThat(NUMBER.agrees(json("{\"n\":42}"), "42.0")).isTrue();
        assertThat(NUMBER.agrees(json("{\"n\":42.0}"), "42")).isTrue();
        assertThat(NUMBER.agrees(json("{\"n\":42}"), "43")).isFalse();
    }

    @Test
    void a_number_past_the_largest_agrees_with_no_number() {
        JsonNode arguments = json("{\"n\":1e400}");

        assertThat(NUMBER.value(arguments)).isEqualTo("Infinity");
        assertThat(NUMBER.agrees(arguments, "1e400")).isFalse();
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }
}
