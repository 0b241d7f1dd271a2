package dev.mesh4j.protocol.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records of the contract evolve by appending: what is missing, unset or unknown never breaks a peer. */
class RegistryRecordsTest {

    static Stream<Arguments> full() {
        return Stream.of(
                Arguments.of(AgentRegistration.class, """
                        {"agent_id":"a-1","tools":[{"function_name":"f"}],"agent_type":"mcp_agent","runtime":"java",
                         "name":"a","version":"1.0.0","description":"d","http_host":"h","http_port":0,
                         "namespace":"default","timestamp":"2026-11-21T00:00:00Z",
                         "health":{"status":"unhealthy","reason":"r"}}"""),
                Arguments.of(ToolRegistration.class, """
                        {"function_name":"f","capability":"c","version":"1.0.0","tags":["t"],"description":"d",
                         "dependencies":[{"capability":"x"}],"inputSchema":{"type":"object"},"outputSchema":{},
                         "kwargs":{"timeout":5},"inputSchemaCanonical":{},"outputSchemaCanonical":{},
                         "inputSchemaHash":"sha256:0","outputSchemaHash":"sha256:1","schemaWarnings":["w"],
                         "llm_filter":{},"llm_provider":{}}"""),
                Arguments.of(DependencyRequest.class, """
                        {"capability":"c","required":true,"tags":["a",["b","+c"]],"version":">=1","namespace":"n",
                         "expectedSchemaCanonical":{},"expectedSchemaHash":"sha256:0","matchMode":"subset"}"""),
                Arguments.of(RegistrationReply.class, """
                        {"status":"success","timestamp":"t","message":"m","agent_id":"a-1","warnings":["w"],
                         "dependencies_resolved":{"f":[{"agent_id":"b"}]},"llm_tools":{},"llm_providers":{},
                         "bindings":"f1"}"""),
                Arguments.of(ResolvedDependency.class, """
                        {"agent_id":"a","function_name":"f","endpoint":"http://h:1","capability":"c",
                         "status":"available","kwargs":{"timeout":5},
                         "candidates":[{"agent_id":"a","function_name":"f","endpoint":"http://h:1","kwargs":{}}],
                         "reason":"r"}"""),
                Arguments.of(AgentView.class, """
                        {"id":"a","name":"n","agent_type":"api","runtime":"go","version":"1","description":"d",
                         "namespace":"n","status":"healthy","endpoint":"http://h","capabilities":[{"name":"c"}],
                         "total_dependencies":2,"dependencies_resolved":1,
                         "dependency_resolutions":[{"function_name":"f"}],"llm_tool_resolutions":[],
                         "llm_provider_resolutions":[],"created_at":"t","last_seen":"t","a2a_producer":true,
                         "a2a_consumer":false,"entity_id":"e"}"""),
                Arguments.of(CapabilityView.class, """
                        {"name":"c","version":"1","function_name":"f","tags":["t"],"description":"d",
                         "available":false,"unavailable_reason":"r","task":true}"""),
                Arguments.of(DependencyView.class, """
                        {"function_name":"f","capability":"c","tags":["t",["a","b"]],"mcp_tool":"m",
                         "provider_agent_id":"p","endpoint":"e","status":"available","reason":"r"}"""),
                Arguments.of(EventView.class, """
                        {"event_type":"register","agent_id":"a","agent_name":"n","function_name":"f","timestamp":"t",
                         "data":{},"id":7}"""),
                Arguments.of(
                        AgentsReply.class,
                        "{\"agents\":[{\"id\":\"a\"}],\"count\":1,\"timestamp\":\"t\",\"next\":\"a\"}"),
                Arguments.of(EventsReply.class, "{\"events\":[{\"agent_id\":\"a\"}],\"count\":1,\"next\":7}"),
                Arguments.of(HealthReply.class, """
                        {"service":"s","status":"healthy","version":"1","uptime_seconds":5,"timestamp":"t",
                         "checks":{"store":{"status":"degraded","reason":"r"}},"owner":"ada"}"""),
                Arguments.of(ErrorReply.class, "{\"error\":\"e\"}"));
    }

    @ParameterizedTest
    @MethodSource("full")
    void every_field_has_its_name_and_comes_back(Class<? extends Record> type, String json) {
        Record read = Json.mapper().readValue(json, type);

        assertThat(unset(read)).isEmpty();
        assertThat(tree(read)).isEqualTo(Json.mapper().readTree(json));
        assertThat(Json.mapper().readTree(json).size()).isEqualTo(type.getRecordComponents().length);
    }

    @ParameterizedTest
    @MethodSource("full")
    void missing_fields_stay_absent(Class<? extends Record> type, String json) {
        Record read = Json.mapper().readValue("{}", type);

        assertThat(unset(read)).hasSize(type.getRecordComponents().length);
        assertThat(tree(read).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("full")
    void null_fields_are_unset(Class<? extends Record> type, String json) {
        ObjectNode nulls = Json.mapper().createObjectNode();
        Json.mapper().readTree(json).propertyNames().forEach(nulls::putNull);

        Record read = Json.mapper().treeToValue(nulls, type);

        assertThat(read.getClass()).isEqualTo(type);
        assertThat(tree(read).valueStream()).allMatch(JsonNode::isNull);
    }

    @ParameterizedTest
    @MethodSource("full")
    void unknown_fields_are_ignored(Class<? extends Record> type, String json) {
        ObjectNode more = (ObjectNode) Json.mapper().readTree(json);
        more.put("added_later", 1).putObject("x").putArray("y").add(2);

        assertThat(tree(Json.mapper().treeToValue(more, type)))
                .isEqualTo(Json.mapper().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    "a"; a; "a"
                    ["a"]; a; "a"
                    ["a","+b"]; a +b; ["a","+b"]
                    "a|b"; a|b; "a|b"
                    """)
    void a_tag_term_is_a_string_or_an_array(String json, String alternatives, String written) {
        TagTerm term = Json.mapper().readValue(json, TagTerm.class);

        assertThat(term.alternatives()).isEqualTo(List.of(alternatives.split(" ")));
        assertThat(Json.mapper().writeValueAsString(term)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[]", "{}", "[7]", "[null]", "[[\"a\"]]", "true"})
    void what_is_no_tag_term_is_refused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, TagTerm.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("tags: ");
    }

    private static List<String> unset(Record read) {
        return Arrays.stream(read.getClass().getRecordComponents())
                .filter(component -> value(read, component) == null)
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(Record read, RecordComponent component) {
        try {
            return component.getAccessor().invoke(read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(Record read) {
        return Json.mapper().readTree(Json.mapper().writeValueAsBytes(read));
    }
}
