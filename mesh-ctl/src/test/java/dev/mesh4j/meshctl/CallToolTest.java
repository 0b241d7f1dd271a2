package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import dev.mesh4j.protocol.mcp.TraceContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tool is called, with what, and what is shown of it. */
class CallToolTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["name"], "properties": {
              "name": {"type": "string", "description": "Who to greet"}, "times": {"type": "integer"}}}""";
    private static final String DONE = "{\"content\": [{\"type\": \"text\", \"text\": \"done\"}]}";

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    private Outcome call(String... args) {
        String[] words = new String[args.length + 1];
        words[0] = "call";
        System.arraycopy(args, 0, words, 1, args.length);
        return Shell.of(folder, peer).run(words);
    }

    private String called() {
        return peer.calls().getFirst().path("name").asString() + " "
                + peer.calls().getFirst().path("arguments");
    }

    @Test
    void words_are_typed_by_the_schema_of_the_tool() {
        peer.offering("greeter-1", "greeting").describing("greeting_tool", SCHEMA);

        assertThat(call("greeting", "name=5", "times=5").exit()).isZero();
        assertThat(called()).isEqualTo("greeting_tool {\"name\":\"5\",\"times\":5}");
    }

    @Test
    void a_file_of_arguments_is_read() throws Exception {
        Files.writeString(folder.resolve("args.json"), "{\"name\": \"Ada\"}");
        peer.offering("greeter-1", "greeting").describing("greeting_tool", SCHEMA);

        assertThat(call("greeting", "@args.json", "times:=2").exit()).isZero();
        assertThat(called()).isEqualTo("greeting_tool {\"name\":\"Ada\",\"times\":2}");
    }

    @Test
    void wrong_arguments_are_answered_with_the_parameters_and_not_sent() {
        peer.offering("greeter-1", "greeting").describing("greeting_tool", SCHEMA);

        Outcome outcome = call("greeting", "nam=Ada");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
                meshctl: greeting_tool of greeter has no parameter 'nam' (did you mean 'name'?)
                parameters of greeting_tool of greeter:
                  name   string   required  Who to greet
                  times  integer
                """);
        assertThat(peer.calls()).isEmpty();
    }

    @Test
    void a_tool_of_an_agent_is_meant_by_its_name_or_its_capability_and_the_agent_by_name_or_id() {
        peer.offering("clock-1", "greeting").offering("greeter-1", "greeting").offering("greeter-1", "other");

        for (String target : new String[] {"greeter:greeting_tool", "greeter:greeting", "greeter-1:greeting"}) {
            assertThat(call(target).exit()).isZero();
        }
        assertThat(peer.calls())
                .hasSize(3)
                .allMatch(call -> call.path("name").asString().equals("greeting_tool"));
    }

    @Test
    void an_agent_that_is_unknown_or_away_and_a_tool_that_it_lacks_are_told() {
        peer.offering("greeter-1", "greeting")
                .with("{\"id\": \"old-1\", \"name\": \"old\", \"status\": \"unhealthy\", \"endpoint\": \"$URL\"}")
                .with("{\"id\": \"weak-1\", \"name\": \"weak\", \"status\": \"degraded\", \"endpoint\": \"$URL\"}");

        assertThat(call("greter:x").err())
                .isEqualTo("meshctl: no agent is named 'greter': known are greeter, old, weak\n");
        assertThat(call("old:x").err()).isEqualTo("meshctl: 'old' cannot be called now: old-1 is unhealthy\n");
        assertThat(call("greeter:greting_tool").err())
                .isEqualTo("meshctl: greeter has no tool 'greting_tool' (did you mean 'greeting_tool'?):"
                        + " it has greeting_tool\n");
        assertThat(call("greeter:greting_tool").exit()).isEqualTo(1);
        assertThat(call("weak:greeting_tool").exit()).isZero();
    }

    @Test
    void a_server_is_called_by_its_url_without_a_registry() {
        peer.describing("greet", SCHEMA)
                .describing("other", "{}")
                .answering(DONE)
                .failingWith(500);

        assertThat(call(peer.url() + "/mcp#greet", "name=Ada").out()).isEqualTo("done\n");
        assertThat(called()).isEqualTo("greet {\"name\":\"Ada\"}");
        assertThat(call(peer.url() + "/mcp").exit()).isEqualTo(2);
        assertThat(call(peer.url()).err())
                .isEqualTo("meshctl: TARGET: '" + peer.url() + "/mcp' names no tool (expected: " + peer.url()
                        + "/mcp#TOOL; it has greet, other)\n");
    }

    @Test
    void a_server_that_knows_only_sessions_is_called_too_and_its_only_tool_needs_no_name() {
        peer.describing("greet", SCHEMA)
                .answering(DONE)
                .sayingBefore("\"progress\": 1, \"total\": 2, \"message\": \"thinking\"");

        Outcome outcome = call(peer.url() + "/old/mcp", "name=Ada");

        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.err()).isEqualTo("1/2 thinking\n");
        assertThat(called()).isEqualTo("greet {\"name\":\"Ada\"}");
    }

    @Test
    void what_is_no_text_is_printed_as_json() {
        peer.offering("painter-1", "paint")
                .answering("{\"content\": [{\"type\": \"image\", \"data\": \"aGk=\", \"mimeType\": \"image/png\"}]}");

        assertThat(call("paint").json().at("/0/mimeType").asString()).isEqualTo("image/png");
    }

    @Test
    void progress_goes_to_the_error_stream() {
        peer.offering("greeter-1", "greeting")
                .answering(DONE)
                .sayingBefore("\"progress\": 1, \"total\": 4")
                .sayingBefore("\"progress\": 2.5, \"total\": 4, \"message\": \"nearly\"")
                .sayingBefore("\"progress\": 3, \"message\": \"there\"");

        Outcome outcome = call("greeting");

        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.err()).isEqualTo("1/4\n2.5/4 nearly\n.. there\n");
    }

    @Test
    void items_of_a_tool_that_streams_are_the_result() {
        peer.offering("greeter-1", "greeting")
                .describing("greeting_tool", "{}", "{\"dev.mesh4j/streams\": \"json\"}")
                .answering("{\"content\": [{\"type\": \"text\", \"text\": \"2 items\"}],"
                        + " \"_meta\": {\"dev.mesh4j/items\": 2}}")
                .sayingBefore("\"progress\": 1, \"message\": \"{\\\"n\\\":1}\"")
                .sayingBefore("\"progress\": 2, \"message\": \"{\\\"n\\\":2}\"");

        Outcome outcome = call("greeting");

        assertThat(outcome.out()).isEqualTo("{\"n\":1}\n{\"n\":2}\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(peer.calls().getFirst().at("/_meta/dev.mesh4j~1stream").asBoolean())
                .isTrue();
    }

    @Test
    void pieces_of_a_text_are_put_together() {
        peer.offering("greeter-1", "greeting")
                .describing("greeting_tool", "{}", "{\"dev.mesh4j/streams\": \"text\"}")
                .answering("{\"content\": [], \"_meta\": {\"dev.mesh4j/items\": 2}}")
                .sayingBefore("\"progress\": 1, \"message\": \"Hel\"")
                .sayingBefore("\"progress\": 2, \"message\": \"lo\"");

        assertThat(call("greeting").out()).isEqualTo("Hello\n");
    }

    @Test
    void json_asks_for_the_whole_result_even_of_a_tool_that_streams() {
        peer.offering("greeter-1", "greeting")
                .describing("greeting_tool", "{}", "{\"dev.mesh4j/streams\": \"text\"}")
                .answering(DONE);

        assertThat(call("greeting", "--json").json().at("/content/0/text").asString())
                .isEqualTo("done");
        assertThat(peer.calls().getFirst().at("/_meta").has("dev.mesh4j/stream"))
                .isFalse();
    }

    @Test
    void the_server_is_told_how_long_the_caller_waits_and_gets_its_headers() {
        peer.offering("greeter-1", "greeting");

        call("greeting", "--timeout", "7s", "--header", "Authorization: Bearer t0ken", "--header", "X-Tenant: a");

        assertThat(peer.headers().getFirst())
                .containsEntry("mesh-timeout", "7000")
                .containsEntry("authorization", "Bearer t0ken")
                .containsEntry("x-tenant", "a")
                .doesNotContainKey("traceparent");
    }

    @Test
    void a_server_that_demands_a_header_gets_it_with_every_request() {
        peer.describing("greet", SCHEMA).answering(DONE).demanding("Bearer t0ken");

        for (String path : new String[] {"/mcp", "/old/mcp"}) {
            assertThat(call(peer.url() + path, "name=Ada", "--header", "authorization: Bearer t0ken")
                            .out())
                    .isEqualTo("done\n");
            Outcome refused = call(peer.url() + path, "name=Ada");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("HTTP 401")
                    .endsWith(": give what it asks for, such as --header 'Authorization: Bearer TOKEN'\n");
        }
    }

    @Test
    void a_traced_call_says_its_id_and_draws_what_agents_tell() {
        peer.offering("greeter-1", "greeting").answering(DONE);

        Outcome outcome = call("greeting", "--trace");

        Map<String, String> sent = peer.headers().getFirst();
        TraceContext context = TraceContext.read(sent::get).orElseThrow();
        assertThat(context.sampled()).isTrue();
        assertThat(peer.calls().getFirst().at("/_meta/traceparent").asString()).isEqualTo(sent.get("traceparent"));
        assertThat(outcome.out()).isEqualTo("done\n");
        assertThat(outcome.err()).isEqualTo("trace " + context.traceId() + ": no agent of the mesh has told of it\n");
    }
}
