package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.ElicitParams;
import dev.mesh4j.protocol.mcp.ElicitResult;
import dev.mesh4j.protocol.mcp.InputRequest;
import dev.mesh4j.protocol.mcp.InputResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests that need more from the client (2026-07-28, multi round-trip requests). */
class RoundsTest {

    private static final Instant NOW = Instant.parse("2026-07-28T00:00:00Z");
    private static final byte[] KEY = new byte[RequestStates.KEY_BYTES];
    private static final String CAPABLE = "{'elicitation':{},'sampling':{},'roots':{}}";
    private static final String SCHEMA = "{'type':'object','properties':{'name':{'type':'string'}}}".replace('\'', '"');

    private static final AtomicInteger steps = new AtomicInteger();
    private static final InstantSource clock = InstantSource.fixed(NOW);
    private static McpEndpoint endpoint;

    @BeforeAll
    static void start() {
        endpoint = endpoint(KEY);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    private static McpEndpoint endpoint(byte[] key) {
        ScriptedService service = new ScriptedService()
                .tool("greet", (arguments, exchange) -> "Hello " + name(exchange, "user_name"))
                .tool("greet2", (arguments, exchange) -> "Hello " + name(exchange, "user_name"))
                .tool("rounds", RoundsTest::twoRounds)
                .tool("all", (arguments, exchange) -> all(exchange))
                .tool("catches", (arguments, exchange) -> catches(exchange))
                .prompt("greeting", (arguments, exchange) -> "Hello " + name(exchange, "user_name"))
                .resource("test://greeting", (arguments, exchange) -> "Hello " + name(exchange, "user_name"));
        RequestStates states = new RequestStates(key, clock);
        return new McpEndpoint(
                service, McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withStates(states));
    }

    private static String twoRounds(JsonNode arguments, Exchange exchange) {
        JsonNode step = exchange.once("step", () -> Json.mapper().valueToTree(steps.incrementAndGet()));
        String first = name(exchange, "step1");
        JsonNode later = exchange.once("later", () -> Json.mapper().valueToTree(steps.incrementAndGet()));
        return step + " " + first + " " + later + " " + name(exchange, "step2");
    }

    private static String all(Exchange exchange) {
        return exchange.ask(Map.of("form", form(), "roots", InputRequest.listRoots())).keySet().stream()
                .sorted()
                .toList()
                .toString();
    }

    @SuppressWarnings("CatchAndPrintStackTrace")
    private static String catches(Exchange exchange) {
        try {
            return name(exchange, "user_name");
        } catch (Exception e) {
            return "swallowed";
        }
    }

    private static String name(Exchange exchange, String key) {
        InputResponse response = exchange.ask(Map.of(key, form())).get(key);
        return ((ElicitResult) response).content().path("name").asString();
    }

    private static InputRequest form() {
        return InputRequest.elicit(ElicitParams.form("Who?", Json.mapper().readTree(SCHEMA)));
    }

    private static ModernCall call(String tool) {
        return ModernCall.tool(tool).capable(CAPABLE);
    }

    /** The call with what the client found out, and the state that it was given. */
    private static Reply retry(ModernCall call, String responses, String state) {
        String given = state == null ? "" : ",\"requestState\":\"" + state + "\"";
        return endpoint.send(
                call.id("2").params(call.params() + ",\"inputResponses\":" + responses.replace('\'', '"') + given));
    }

    private static String state(Reply reply) {
        return reply.result().path("requestState").asString();
    }

    private static String text(Reply reply) {
        return reply.result().at("/content/0/text").asString();
    }

    private static String answer(String key, String name) {
        return "{'" + key + "':{'action':'accept','content':{'name':'" + name + "'}}}";
    }

    @Test
    void a_question_is_the_result_and_its_answer_goes_on() {
        Reply asked = endpoint.send(call("greet"));

        assertThat(asked.outcome()).isEqualTo("200 0");
        assertThat(asked.result().path("resultType").asString()).isEqualTo("input_required");
        assertThat(asked.result().at("/inputRequests/user_name/method").asString())
                .isEqualTo("elicitation/create");
        assertThat(asked.result().at("/inputRequests/user_name/params/message").asString())
                .isEqualTo("Who?");
        assertThat(asked.result().has("ttlMs")).isFalse();
        assertThat(asked.result().at("/_meta").has("io.modelcontextprotocol/serverInfo"))
                .isTrue();

        Reply done = retry(call("greet"), answer("user_name", "Ada"), state(asked));
        assertThat(done.result().path("resultType").asString()).isEqualTo("complete");
        assertThat(text(done)).isEqualTo("Hello Ada");
    }

    @Test
    void each_round_has_another_state_and_a_step_is_not_repeated() {
        int before = steps.get();
        Reply first = endpoint.send(call("rounds"));
        Reply second = retry(call("rounds"), answer("step1", "one"), state(first));

        assertThat(second.result().path("inputRequests").propertyNames()).containsExactly("step2");
        assertThat(state(second)).isNotEqualTo(state(first));

        Reply third = retry(call("rounds"), answer("step2", "two"), state(second));
        assertThat(text(third)).isEqualTo((before + 1) + " one " + (before + 2) + " two");
        assertThat(steps.get()).isEqualTo(before + 2);
    }

    @Test
    void several_questions_are_asked_at_once_and_what_is_missing_is_asked_again() {
        Reply asked = endpoint.send(call("all"));
        assertThat(asked.result().path("inputRequests").propertyNames()).containsExactlyInAnyOrder("form", "roots");

        Reply half = retry(call("all"), answer("form", "Ada"), state(asked));
        assertThat(half.result().path("inputRequests").propertyNames()).containsExactly("roots");

        Reply whole = retry(call("all"), "{'roots':{'roots':[{'uri':'file:///a'}]}}", state(half));
        assertThat(text(whole)).isEqualTo("[form, roots]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'other':{'action':'accept'}}",
                "{'user_name':7}",
                "{'user_name':null}",
                "{'user_name':'Ada'}",
                "{'user_name':{}}",
                "{'user_name':{'action':'maybe'}}",
                "{'user_name':{'action':7}}",
                "{'user_name':{'roots':[]}}",
                "{'user_name':{'action':'accept','content':7}}"
            })
    void an_answer_that_is_none_is_asked_for_again(String responses) {
        Reply again = retry(call("greet"), responses, state(endpoint.send(call("greet"))));

        assertThat(again.result().path("resultType").asString())
                .as(again.text())
                .isEqualTo("input_required");
        assertThat(again.result().path("inputRequests").propertyNames()).containsExactly("user_name");
    }

    @Test
    void answers_that_nobody_asked_for_are_ignored() {
        String both = "{'extra':{'x':1},'user_name':{'action':'accept','content':{'name':'Ada'}}}";

        assertThat(text(retry(call("greet"), both, state(endpoint.send(call("greet"))))))
                .isEqualTo("Hello Ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "'x'"})
    void responses_that_are_no_object_are_refused(String responses) {
        assertThat(retry(call("greet"), responses, state(endpoint.send(call("greet"))))
                        .outcome())
                .isEqualTo("200 -32602");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "null", "\"\"", "\"x\"", "\"====\"", "\"größe\""})
    void a_state_that_nobody_gave_is_refused(String state) {
        Reply reply = endpoint.send(call("greet").params("\"name\":\"greet\",\"requestState\":" + state));

        assertThat(reply.outcome()).isEqualTo("200 -32602");
    }

    @Test
    void a_state_that_was_changed_is_refused() {
        String state = state(endpoint.send(call("greet")));
        char first = state.charAt(0);
        String flipped = (first == 'A' ? 'B' : 'A') + state.substring(1);

        for (String tampered : List.of(state + "-TAMPERED", flipped, state.substring(0, 20), state + state)) {
            Reply reply = retry(call("greet"), answer("user_name", "Ada"), tampered);
            assertThat(reply.outcome()).isEqualTo("200 -32602");
            assertThat(reply.errorMessage()).contains("requestState").contains("(expected: ");
        }
    }

    @Test
    void a_state_serves_its_own_request_only() {
        String state = state(endpoint.send(call("greet")));

        assertThat(retry(call("greet2"), answer("user_name", "Ada"), state).outcome())
                .isEqualTo("200 -32602");
        ModernCall others = call("greet").params("\"name\":\"greet\",\"arguments\":{\"a\":1}");
        assertThat(retry(others, answer("user_name", "Ada"), state).outcome()).isEqualTo("200 -32602");
        assertThat(retry(prompt(), answer("user_name", "Ada"), state).outcome()).isEqualTo("200 -32602");
    }

    @Test
    void the_order_of_arguments_does_not_matter() {
        String state = state(endpoint.send(call("greet")
                .params("\"name\":\"greet\",\"arguments\":{\"a\":1,\"b\":{\"c\":[{\"x\":1,\"y\":2}],\"d\":3}}")));
        ModernCall reordered = call("greet")
                .params("\"arguments\":{\"b\":{\"d\":3,\"c\":[{\"y\":2,\"x\":1}]},\"a\":1},\"name\":\"greet\"");

        assertThat(text(retry(reordered, answer("user_name", "Ada"), state))).isEqualTo("Hello Ada");
    }

    @Test
    void a_state_expires() {
        String state = state(endpoint.send(call("greet")));
        RequestStates states = new RequestStates(KEY, InstantSource.fixed(NOW.plus(RequestStates.LIFETIME)));

        try (McpEndpoint expired = new McpEndpoint(
                new ScriptedService().tool("greet", (arguments, exchange) -> "Hello " + name(exchange, "user_name")),
                McpOptions.defaults(McpEndpoint.MAX_BODY_BYTES).withStates(states))) {
            Reply reply = expired.send(call("greet").params("\"name\":\"greet\",\"requestState\":\"" + state + "\""));
            assertThat(reply.outcome()).isEqualTo("200 -32602");
            assertThat(reply.errorMessage()).contains("expired").contains("15 minutes");
        }
    }

    @Test
    void another_replica_goes_on_when_it_has_the_same_key() {
        byte[] other = new byte[RequestStates.KEY_BYTES];
        other[0] = 1;
        String state = state(endpoint.send(call("greet")));
        ModernCall answered = call("greet")
                .params("\"name\":\"greet\",\"requestState\":\"" + state + "\",\"inputResponses\":"
                        + answer("user_name", "Ada").replace('\'', '"'));

        try (McpEndpoint replica = endpoint(KEY);
                McpEndpoint stranger = endpoint(other)) {
            assertThat(text(replica.send(answered))).isEqualTo("Hello Ada");
            assertThat(stranger.send(answered).outcome()).isEqualTo("200 -32602");
        }
    }

    @Test
    void catching_every_exception_does_not_swallow_a_question() {
        Reply asked = endpoint.send(call("catches"));

        assertThat(asked.result().path("resultType").asString()).isEqualTo("input_required");
        assertThat(text(retry(call("catches"), answer("user_name", "Ada"), state(asked))))
                .isEqualTo("Ada");
    }

    private static ModernCall prompt() {
        return ModernCall.of("prompts/get")
                .params("\"name\":\"greeting\"")
                .header("Mcp-Name", "greeting")
                .capable(CAPABLE);
    }

    @Test
    void prompts_and_resources_ask_as_well() {
        Reply asked = endpoint.send(prompt());
        assertThat(asked.result().path("resultType").asString()).isEqualTo("input_required");
        assertThat(retry(prompt(), answer("user_name", "Ada"), state(asked)).text())
                .contains("Hello Ada");

        ModernCall read = ModernCall.of("resources/read")
                .params("\"uri\":\"test://greeting\"")
                .header("Mcp-Name", "test://greeting")
                .capable(CAPABLE);
        Reply reading = endpoint.send(read);
        assertThat(reading.result().path("resultType").asString()).isEqualTo("input_required");
        assertThat(reading.result().has("ttlMs")).isFalse();
        Reply done = retry(read, answer("user_name", "Ada"), state(reading));
        assertThat(done.text()).contains("Hello Ada");
        assertThat(done.result().path("cacheScope").asString()).isEqualTo("private");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | {\"elicitation\":{\"form\":{}}}",
                "{'sampling':{}} | {\"elicitation\":{\"form\":{}}}",
                "{'elicitation':{'url':{}}} | {\"elicitation\":{\"form\":{}}}"
            })
    void what_the_client_did_not_declare_is_not_asked(String capabilities, String required) {
        Reply reply = endpoint.send(ModernCall.tool("greet").capable(capabilities));

        assertThat(reply.outcome()).isEqualTo("400 -32021");
        assertThat(reply.json().at("/error/data/requiredCapabilities"))
                .isEqualTo(Json.mapper().readTree(required));
    }

    @Test
    void many_clients_in_rounds_at_once_get_their_own_answers() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> clients = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String name = "client" + i;
                clients.add(() ->
                        text(retry(call("greet"), answer("user_name", name), state(endpoint.send(call("greet")))))
                                        .equals("Hello " + name)
                                ? "right"
                                : "wrong");
            }
            for (var outcome : pool.invokeAll(clients)) {
                assertThat(outcome.get()).isEqualTo("right");
            }
        }
    }
}
