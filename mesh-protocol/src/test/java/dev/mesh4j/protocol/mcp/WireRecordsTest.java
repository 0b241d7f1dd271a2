package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** What is missing, unset or unknown, and the shapes that revisions differ in. */
class WireRecordsTest {

    @Test
    void what_is_absent_is_not_written() {
        assertThat(json(new Prompt("p", null, List.of()))).isEqualTo("{\"name\":\"p\",\"arguments\":[]}");
        assertThat(json(GetPromptResult.of(PromptMessage.user("hi"))))
                .isEqualTo("{\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"hi\"}}]}");
        assertThat(json(ReadResourceResult.of(ResourceContents.text("a:b", null, "c"))))
                .isEqualTo("{\"contents\":[{\"uri\":\"a:b\",\"text\":\"c\"}]}");
        assertThat(json(ClientCapabilities.NONE)).isEqualTo("{}");
        assertThat(json(EmptyResult.LEGACY)).isEqualTo("{}");
        assertThat(json(new CancelledParams(RequestId.of(7), null))).isEqualTo("{\"requestId\":7}");
        assertThat(json(new ListRootsResult(List.of(new Root("file:///a", null)), null)))
                .isEqualTo("{\"roots\":[{\"uri\":\"file:///a\"}]}");
    }

    @Test
    void unknown_members_are_ignored_at_every_level() {
        assertThat(read(
                        "{\"new\":1,\"sampling\":{\"newer\":{}},\"extensions\":{\"a/b\":{\"x\":1}}}",
                        ClientCapabilities.class))
                .satisfies(client -> {
                    assertThat(client.supportsSampling()).isTrue();
                    assertThat(client.supportsExtension("a/b")).isTrue();
                    assertThat(client.supportsExtension("a/c")).isFalse();
                });
        assertThat(read("{\"uri\":\"a\",\"new\":1,\"blob\":\"AA==\"}", ResourceContents.class))
                .isEqualTo(ResourceContents.blob("a", null, new byte[1]));
        assertThat(read("{\"type\":\"ref/prompt\",\"name\":\"p\",\"new\":1}", CompletionReference.class))
                .isEqualTo(CompletionReference.prompt("p"));
        assertThat(read("{\"action\":\"decline\",\"new\":1}", InputResponse.class))
                .isEqualTo(ElicitResult.decline());
    }

    @Test
    void an_unset_member_is_as_good_as_a_missing_one() {
        assertThat(read("{\"uri\":\"a\",\"name\":\"b\",\"size\":null,\"icons\":null,\"_meta\":null}", Resource.class)
                        .size())
                .isNull();
        assertThat(read("{\"roots\":null,\"model\":\"m\",\"role\":\"user\",\"content\":[]}", InputResponse.class))
                .isInstanceOf(CreateMessageResult.class);
    }

    @Test
    void a_missing_list_is_empty() {
        assertThat(read("{}", GetPromptResult.class).messages()).isEmpty();
        assertThat(read("{}", ReadResourceResult.class).contents()).isEmpty();
        assertThat(read("{}", ListPromptsResult.class).prompts()).isEmpty();
        assertThat(read("{}", ListResourcesResult.class).resources()).isEmpty();
        assertThat(read("{}", ListResourceTemplatesResult.class).resourceTemplates())
                .isEmpty();
        assertThat(read("{\"roots\":null}", ListRootsResult.class).roots()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    {}; false; false
                    {"elicitation":{}}; true; false
                    {"elicitation":{"form":{}}}; true; false
                    {"elicitation":{"url":{}}}; false; true
                    {"elicitation":{"form":{},"url":{}}}; true; true
                    """)
    void an_empty_elicitation_means_the_form(String json, boolean form, boolean url) {
        ClientCapabilities client = read(json, ClientCapabilities.class);

        assertThat(client.supportsForm()).isEqualTo(form);
        assertThat(client.supportsUrl()).isEqualTo(url);
    }

    @Test
    void capabilities_are_put_together() {
        ClientCapabilities all = ClientCapabilities.NONE
                .withRoots()
                .withUrl()
                .withForm()
                .withSamplingTools()
                .withExtension("a/b", Json.mapper().createObjectNode());

        assertThat(json(all)).isEqualTo("""
                {"roots":{},"sampling":{"tools":{}},"elicitation":{"form":{},"url":{}},"extensions":{"a/b":{}}}""");
        assertThat(json(new ServerCapabilities(new ServerCapabilities.Tools(true))))
                .isEqualTo("{\"tools\":{\"listChanged\":true}}");
    }

    @Test
    void one_block_of_a_sampling_message_is_written_without_an_array() {
        assertThat(json(SamplingMessage.user("a")))
                .isEqualTo("{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"a\"}}");
        assertThat(json(SamplingMessage.assistant(Content.text("a"), Content.text("b"))))
                .contains("\"content\":[{\"type\":\"text\",\"text\":\"a\"},");
        assertThat(read("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}", SamplingMessage.class))
                .isEqualTo(SamplingMessage.user("a"));
    }

    @Test
    void a_form_is_written_without_the_mode_and_a_url_with_it() {
        ElicitParams form = ElicitParams.form("Who?", FormSchema.EMPTY);
        ElicitParams url = ElicitParams.url("Log in", "https://a");

        assertThat(json(form))
                .isEqualTo("{\"message\":\"Who?\",\"requestedSchema\":{\"properties\":{},\"type\":\"object\"}}");
        assertThat(read("{\"mode\":\"form\"," + json(form).substring(1), ElicitParams.class))
                .isEqualTo(form);
        assertThat(json(url)).contains("\"mode\":\"url\"");
        assertThat(read(json(url), ElicitParams.class)).isEqualTo(url);
    }

    @Test
    void an_input_request_names_its_method_wherever_it_is_written() {
        assertThat(json(InputRequest.listRoots())).isEqualTo("{\"method\":\"roots/list\"}");
        assertThat(json(Map.of("a", InputRequest.listRoots()))).isEqualTo("{\"a\":{\"method\":\"roots/list\"}}");
        assertThat(json(new InputRequiredResult(Map.of("a", InputRequest.listRoots()), "s")))
                .contains("\"resultType\":\"input_required\"", "\"a\":{\"method\":\"roots/list\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "{\"content\":{}}"})
    void an_input_response_without_its_members_is_refused(String json) {
        assertThatThrownBy(() -> read("{\"name\":\"t\",\"inputResponses\":{\"a\":" + json + "}}", CallToolParams.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("expected: one of them");
    }

    @Test
    void contents_with_neither_text_nor_blob_are_refused() {
        assertThatThrownBy(() -> read("{\"uri\":\"a\"}", ResourceContents.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void a_task_without_end_says_so() {
        Instant now = Instant.parse("2026-07-28T10:00:00Z");
        Task task = new Task(Task.TYPE, "t1", TaskStatus.WORKING, null, now, now, null, 500L, null, null, null, null);

        assertThat(json(task)).isEqualTo("""
                {"resultType":"task","taskId":"t1","status":"working","createdAt":"2026-07-28T10:00:00Z",\
                "lastUpdatedAt":"2026-07-28T10:00:00Z","ttlMs":null,"pollIntervalMs":500}""");
        assertThat(read(json(task), Task.class)).isEqualTo(task);
    }

    @ParameterizedTest
    @CsvSource({"WORKING,false", "INPUT_REQUIRED,false", "COMPLETED,true", "FAILED,true", "CANCELLED,true"})
    void a_task_ends_in_three_ways(TaskStatus status, boolean ended) {
        assertThat(status.isFinal()).isEqualTo(ended);
    }

    @Test
    void a_long_completion_is_cut_and_counted() {
        List<String> values =
                IntStream.range(0, 101).mapToObj(Integer::toString).toList();

        assertThat(CompleteResult.of(values).completion()).satisfies(completion -> {
            assertThat(completion.values()).hasSize(100);
            assertThat(completion.total()).isEqualTo(101);
            assertThat(completion.hasMore()).isTrue();
        });
        assertThat(CompleteResult.of(Collections.nCopies(100, "a")).completion().hasMore())
                .isFalse();
    }

    @Test
    void log_levels_are_ordered() {
        assertThat(LoggingLevel.ERROR.reaches(LoggingLevel.WARNING)).isTrue();
        assertThat(LoggingLevel.WARNING.reaches(LoggingLevel.WARNING)).isTrue();
        assertThat(LoggingLevel.INFO.reaches(LoggingLevel.NOTICE)).isFalse();
        assertThat(LoggingLevel.of("emergency")).contains(LoggingLevel.EMERGENCY);
        assertThat(LoggingLevel.of("EMERGENCY")).isEmpty();
        assertThat(read("\"alert\"", LoggingLevel.class)).isEqualTo(LoggingLevel.ALERT);
    }

    @Test
    void an_icon_may_name_one_size() {
        assertThat(read("{\"src\":\"a\",\"sizes\":\"48x48\"}", Icon.class).sizes())
                .containsExactly("48x48");
    }

    @Test
    void bytes_become_base64() {
        assertThat(json(Content.image(new byte[] {1, 2, 3}, "image/png")))
                .isEqualTo("{\"type\":\"image\",\"data\":\"AQID\",\"mimeType\":\"image/png\"}");
        assertThat(json(Content.audio(new byte[0], "audio/wav"))).contains("\"type\":\"audio\"");
        assertThat(json(Content.embedded(ResourceContents.blob("a", "x/y", new byte[] {1}))))
                .isEqualTo(
                        "{\"type\":\"resource\",\"resource\":{\"uri\":\"a\",\"mimeType\":\"x/y\",\"blob\":\"AQ==\"}}");
    }

    @Test
    void hints_are_written_as_json() {
        assertThat(new ToolAnnotations(null, true, null, null, false).json())
                .hasToString("{\"readOnlyHint\":true,\"openWorldHint\":false}");
        assertThat(new Annotations(List.of(Role.USER), 0.5, null).json())
                .hasToString("{\"audience\":[\"user\"],\"priority\":0.5}");
    }

    private static String json(Object value) {
        return Json.mapper().writeValueAsString(value);
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.mapper().readValue(json, type);
    }
}
