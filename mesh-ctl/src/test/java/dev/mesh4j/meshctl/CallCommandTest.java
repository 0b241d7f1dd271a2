package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void calls_the_tool_behind_the_capability_with_the_arguments() {
        peer.offering("greeter-1", "greeting").answering(structured("{\"text\": \"Hello\"}"));

        Outcome outcome = Shell.of(folder, peer).run("call", "greeting", "{\"name\": \"Ada\"}");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).isEqualTo("{\n  \"text\" : \"Hello\"\n}\n");
        assertThat(peer.calls()).hasSize(1);
        assertThat(peer.calls().getFirst().path("name").asString()).isEqualTo("greeting_tool");
        assertThat(peer.calls().getFirst().path("arguments").toString()).isEqualTo("{\"name\":\"Ada\"}");
    }

    @Test
    void arguments_may_be_left_out() {
        peer.offering("greeter-1", "greeting");

        assertThat(Shell.of(folder, peer).run("call", "greeting").exit()).isZero();
        assertThat(peer.calls().getFirst().path("arguments").toString()).isEqualTo("{}");
    }

    @Test
    void a_result_without_structure_is_its_text() {
        peer.offering("greeter-1", "greeting").answering("{\"content\": [{\"type\": \"text\", \"text\": \"Grüße\"}]}");

        assertThat(Shell.of(folder, peer).run("call", "greeting").out()).isEqualTo("Grüße\n");
    }

    @Test
    void a_string_is_printed_without_quotes() {
        peer.offering("greeter-1", "greeting").answering(structured("\"Hello\""));

        assertThat(Shell.of(folder, peer).run("call", "greeting").out()).isEqualTo("Hello\n");
    }

    @Test
    void markdown_is_printed_as_it_is_and_json_keeps_the_whole_result() {
        peer.offering("notes-1", "notes").answering(structured("{\"markdown\": \"# Notes\\n\\n- one\\n\", \"n\": 1}"));
        Shell shell = Shell.of(folder, peer);

        assertThat(shell.run("call", "notes").out()).isEqualTo("# Notes\n\n- one\n");
        assertThat(shell.run("call", "notes", "--json")
                        .json()
                        .path("structuredContent")
                        .path("n")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_tool_that_fails_is_a_failure_with_its_text_on_the_error_stream() {
        peer.offering("greeter-1", "greeting")
                .answering("{\"isError\": true, \"content\": [{\"type\": \"text\", \"text\": \"name: missing\"}]}");
        Shell shell = Shell.of(folder, peer);

        Outcome outcome = shell.run("call", "greeting");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("meshctl: name: missing\n");
        assertThat(shell.run("call", "greeting", "--json").exit()).isEqualTo(1);
    }

    @Test
    void the_lowest_id_that_is_healthy_and_available_is_called() {
        peer.with(agent("a-1", "unhealthy", "$URL/wrong", true))
                .with(agent("a-2", "healthy", "$URL/wrong", false))
                .with(agent("a-4", "healthy", "$URL/wrong", true))
                .with(agent("a-3", "healthy", "$URL", true));

        assertThat(Shell.of(folder, peer).run("call", "greeting").exit()).isZero();
        assertThat(peer.calls()).hasSize(1);
    }

    @Test
    void a_capability_that_nobody_can_serve_now_fails_with_each_reason() {
        peer.with(agent("a-1", "unhealthy", "$URL", true)).with(agent("b-1", "healthy", "$URL", false));

        assertThat(Shell.of(folder, peer).run("call", "greeting").err())
                .isEqualTo("meshctl: 'greeting' cannot be called now: a is unhealthy; b: needs time_service\n");
    }

    @Test
    void an_unknown_capability_fails_with_what_is_on_offer() {
        peer.offering("greeter-1", "greeting").offering("clock-1", "time_service");

        Outcome outcome = Shell.of(folder, peer).run("call", "greting");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(
                        "meshctl: nobody offers 'greting' (did you mean 'greeting'?): on offer are greeting, time_service\n");
    }

    @Test
    void the_timeout_bounds_the_wait() {
        peer.with(agent("a-1", "healthy", "$URL/silent", true));

        Outcome outcome = Shell.of(folder, peer).run("call", "greeting", "--timeout", "500ms");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("did not answer within 500 ms").contains("--timeout");
    }

    @Test
    void an_agent_that_is_gone_points_to_its_log() {
        peer.with(agent("a-1", "healthy", "http://127.0.0.1:1", true));

        Outcome outcome = Shell.of(folder, peer).run("call", "greeting");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("a is registered and not there").contains("meshctl logs a");
    }

    private static String structured(String value) {
        return "{\"content\": [], \"structuredContent\": " + value + "}";
    }

    private static String agent(String id, String status, String endpoint, boolean available) {
        return """
                {"id": "%s", "name": "%s", "status": "%s", "endpoint": "%s", "capabilities": [
                  {"name": "greeting", "function_name": "greet", "available": %s, "unavailable_reason": "needs time_service"}]}""".formatted(id, id.substring(0, 1), status, endpoint, available);
    }
}
