package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.NullNode;

class CallToolResultTest {

    @Test
    void text_blocks_are_joined_and_other_blocks_left_out() {
        CallToolResult result = read("""
                {"content":[{"type":"text","text":"a"},{"type":"image","data":"x","mimeType":"image/png"},
                 {"type":"text","text":"b"}]}""");

        assertThat(result.text()).isEqualTo("a\nb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    {"content":[]}; false
                    {"content":[],"isError":false}; false
                    {"content":[],"isError":null}; false
                    {"content":[],"isError":true}; true
                    """)
    void only_a_true_is_error_is_a_failure(String json, boolean failed) {
        assertThat(read(json).failed()).isEqualTo(failed);
    }

    @Test
    void unknown_fields_are_ignored() {
        assertThat(read("{\"content\":[{\"type\":\"text\",\"text\":\"a\",\"new\":1}],\"newer\":{}}")
                        .text())
                .isEqualTo("a");
    }

    @Test
    void an_error_is_written_without_what_is_absent() {
        assertThat(Json.mapper().writeValueAsString(CallToolResult.error("no")))
                .isEqualTo("{\"content\":[{\"type\":\"text\",\"text\":\"no\"}],\"isError\":true}");
    }

    @Test
    void a_structured_null_stays_apart_from_none() {
        assertThat(read("{\"content\":[]}").structuredContent()).isNull();
        assertThat(read("{\"content\":[],\"structuredContent\":null}").structuredContent())
                .isEqualTo(NullNode.getInstance());
    }

    private static CallToolResult read(String json) {
        return Json.mapper().readValue(json, CallToolResult.class);
    }
}
