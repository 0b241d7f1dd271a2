package dev.mesh4j.runtime.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Content;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class ResultReaderTest {

    private static final String WRAPPED_TEXT = "{\"result\":\"HEY\"}";

    record Outcome(String result) {}

    @Test
    void a_result_that_a_python_server_wraps_is_read_as_what_it_is() {
        assertThat(read(String.class, WRAPPED_TEXT)).isEqualTo("HEY");
        assertThat(read(int.class, "{\"result\":3}")).isEqualTo(3);
        assertThat(read(Boolean.class, "{\"result\":true}")).isEqualTo(true);
        assertThat(read(new TypeReference<List<Integer>>() {}.getType(), "{\"result\":[1,2]}"))
                .isEqualTo(List.of(1, 2));
        assertThat(read(new TypeReference<Optional<String>>() {}.getType(), WRAPPED_TEXT))
                .isEqualTo(Optional.of("HEY"));
    }

    @Test
    void a_type_that_is_an_object_is_read_whole() {
        assertThat(read(Outcome.class, WRAPPED_TEXT)).isEqualTo(new Outcome("HEY"));
        assertThat(read(new TypeReference<Map<String, String>>() {}.getType(), WRAPPED_TEXT))
                .isEqualTo(Map.of("result", "HEY"));
        assertThat(read(JsonNode.class, WRAPPED_TEXT)).hasToString(WRAPPED_TEXT);
    }

    @Test
    void an_object_with_more_in_it_is_no_wrapper() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(String.class, "{\"result\":\"HEY\",\"more\":1}"))
                .withMessageStartingWith("the result of shout cannot be read as java.lang.String");
    }

    private static Object read(Type type, String structured) {
        CallToolResult result = new CallToolResult(
                null, List.of(Content.text("as text")), Json.mapper().readTree(structured), null, null);
        return new ResultReader(type).read("shout", result);
    }
}
