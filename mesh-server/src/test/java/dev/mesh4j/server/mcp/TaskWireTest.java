package dev.mesh4j.server.mcp;

import static dev.mesh4j.server.mcp.TasksContract.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.server.mcp.tasks.TaskOptions;
import dev.mesh4j.server.state.MemoryState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The tasks extension as a client sees it (2026-07-28, io.modelcontextprotocol/tasks). */
class TaskWireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private JobServer server = new JobServer(new JobService(), new MemoryState(), "one", TaskOptions.defaults());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void discover_offers_the_extension_and_no_task_capability() {
        JsonNode capabilities =
                server.send(ModernCall.of("server/discover")).result().path("capabilities");

        assertThat(capabilities.path("extensions").toString()).isEqualTo("{\"io.modelcontextprotocol/tasks\":{}}");
        assertThat(capabilities.has("tasks")).isFalse();
    }

    @Test
    void the_answer_to_the_call_is_the_bare_task() {
        JsonNode task = server.send(ModernCall.tool("wait")).result();

        assertThat(task.propertyNames())
                .containsExactlyInAnyOrder(
                        "resultType",
                        "taskId",
                        "status",
                        "createdAt",
                        "lastUpdatedAt",
                        "ttlMs",
                        "pollIntervalMs",
                        "_meta");
        assertThat(task.path("resultType").asString()).isEqualTo("task");
        assertThat(task.path("status").asString()).isEqualTo("working");
        assertThat(task.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(task.path("ttlMs").asLong()).isPositive();
        assertThat(server.task(task.path("taskId").asString())
                        .path("resultType")
                        .asString())
                .isEqualTo("complete");
    }

    @Test
    void ids_are_192_random_bits() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            ids.add(server.begin("fail"));
        }

        assertThat(ids).hasSize(20).allMatch(id -> id.matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void a_tool_that_fails_completes_its_task_and_an_error_fails_it() {
        JsonNode failed = ended("fail");
        assertThat(failed.path("status").asString()).isEqualTo("completed");
        assertThat(failed.at("/result/isError").asBoolean()).isTrue();

        JsonNode error = ended("error");
        assertThat(error.path("status").asString()).isEqualTo("failed");
        assertThat(error.path("error").toString()).isEqualTo("{\"code\":-32602,\"message\":\"not so\"}");
        assertThat(error.has("result")).isFalse();

        JsonNode crash = ended("crash");
        assertThat(crash.path("error").toString()).isEqualTo("{\"code\":-32603,\"message\":\"Internal error\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"large", "deep"})
    void a_result_that_cannot_be_kept_fails_the_task(String tool) {
        JsonNode task = ended(tool);

        assertThat(task.path("status").asString()).isEqualTo("failed");
        assertThat(task.at("/error/message").asString()).startsWith("The task ");
    }

    @Test
    void arguments_that_are_too_large_are_refused() {
        Reply reply = server.send(ModernCall.tool("wait")
                .params("\"name\":\"wait\",\"arguments\":{\"a\":\"" + "x".repeat(1_100_000) + "\"}"));

        assertThat(reply.outcome()).isEqualTo("200 -32602");
        assertThat(reply.errorMessage()).contains("too large to keep");
        assertThat(server.tasks.running()).isZero();
    }

    @Test
    void half_of_a_surrogate_pair_is_kept() {
        assertThat(ended("half").path("status").asString()).isEqualTo("completed");
    }

    @Test
    void a_client_without_the_extension_waits_or_is_refused() {
        server.service.released.release();
        assertThat(server.send(ModernCall.tool("wait").meta(JobServer.NO_EXTENSION))
                        .result()
                        .at("/content/0/text")
                        .asString())
                .isEqualTo("done");

        Reply must = server.send(ModernCall.tool("must").meta(JobServer.NO_EXTENSION));
        assertThat(must.outcome()).isEqualTo("400 -32021");
        assertThat(must.json().at("/error/data/requiredCapabilities").toString())
                .isEqualTo("{\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/get", "tasks/update", "tasks/cancel"})
    void the_capability_is_checked_before_the_id(String method) {
        ModernCall call = JobServer.about(method, "gate-test", ",\"inputResponses\":{}");

        assertThat(server.send(call.meta(JobServer.NO_EXTENSION)).outcome()).isEqualTo("400 -32021");
        assertThat(server.send(call).outcome()).isEqualTo("200 -32602");
    }

    @Test
    void listening_to_tasks_needs_the_extension() {
        ModernCall call = ModernCall.of("subscriptions/listen").params("\"notifications\":{\"taskIds\":[\"x\"]}");

        assertThat(server.send(call.meta(JobServer.NO_EXTENSION)).outcome()).isEqualTo("400 -32021");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasks/result", "tasks/list"})
    void methods_of_the_older_tasks_are_gone(String method) {
        assertThat(server.send(ModernCall.of(method).params("\"taskId\":\"x\"")).outcome())
                .isEqualTo("404 -32601");
    }

    @Test
    void ids_of_all_shapes_are_unknown() {
        for (String id : List.of("x", "a:b", "../../etc", "tasks", "x".repeat(5000), "a b")) {
            Reply reply = server.get(id);
            assertThat(reply.outcome()).as(id).isEqualTo("200 -32602");
            assertThat(reply.errorMessage()).startsWith("Unknown task: ").hasSizeLessThan(300);
        }
        String id = server.begin("wait");
        assertThat(server.get(id.substring(1)).outcome()).isEqualTo("200 -32602");
        assertThat(server.get(id + "=").outcome()).isEqualTo("200 -32602");
        assertThat(server.send(ModernCall.of("tasks/get").params("\"taskId\":7").header("Mcp-Name", "7"))
                        .errorCode())
                .isEqualTo(-32602);
    }

    @Test
    void some_of_the_answers_may_come_first() {
        String id = server.begin("ask-two");
        awaitStatus(id, "input_required");
        assertThat(server.task(id).path("inputRequests").propertyNames()).containsExactly("first", "second");

        JsonNode acknowledged = server.update(id, "{'first':" + ADA + ",'unknown-key':{'ignored':true}}")
                .result();
        assertThat(acknowledged.propertyNames()).containsExactlyInAnyOrder("resultType", "_meta");
        JsonNode now = server.task(id);
        assertThat(now.path("status").asString()).isEqualTo("input_required");
        assertThat(now.path("inputRequests").propertyNames()).containsExactly("second");

        server.update(id, "{'first':{'action':'decline'},'second':" + ADA + "}");
        awaitStatus(id, "completed");
        assertThat(server.task(id).at("/result/content/0/text").asString()).isEqualTo("Ada Ada");
    }

    @Test
    void an_answer_that_does_not_fit_is_refused_and_nothing_is_taken() {
        String id = server.begin("ask-two");
        awaitStatus(id, "input_required");

        assertThat(server.update(id, "{'first':" + ADA + ",'second':{'roots':[]}}")
                        .outcome())
                .isEqualTo("200 -32602");
        assertThat(server.update(id, "7").outcome()).isEqualTo("200 -32602");
        assertThat(server.task(id).path("inputRequests").propertyNames()).containsExactly("first", "second");
        server.cancel(id);
        assertThat(server.task(id).has("inputRequests")).isFalse();
    }

    @Test
    void a_key_is_asked_once_in_a_tasks_life() {
        String id = server.begin("same-key");
        awaitStatus(id, "input_required");
        server.update(id, "{'name':" + ADA + "}");

        awaitStatus(id, "completed");
        assertThat(server.task(id).at("/result/content/0/text").asString()).isEqualTo("Ada Ada");
    }

    @Test
    void a_question_that_the_client_did_not_declare_fails_the_task() {
        assertThat(ended("sample").at("/error/code").asInt()).isEqualTo(-32021);
    }

    @Test
    void a_tool_that_asks_first_does_so_in_rounds_and_then_is_a_task() {
        JsonNode round = server.send(ModernCall.tool("first")).result();
        assertThat(round.path("resultType").asString()).isEqualTo("input_required");
        assertThat(round.has("taskId")).isFalse();

        String answers = "\"name\":\"first\",\"inputResponses\":{\"name\":" + ADA.replace('\'', '"')
                + "},\"requestState\":" + round.path("requestState");
        JsonNode task = server.send(ModernCall.tool("first").params(answers)).result();
        assertThat(task.path("resultType").asString()).isEqualTo("task");
        assertThat(task.has("requestState")).isFalse();

        String id = task.path("taskId").asString();
        awaitStatus(id, "input_required");
        assertThat(server.task(id).path("inputRequests").propertyNames()).containsExactly("other");
        server.update(id, "{'other':{'action':'accept','content':{'name':'Bob'}}}");
        awaitStatus(id, "completed");
        assertThat(server.task(id).at("/result/content/0/text").asString()).isEqualTo("Hello Ada and Bob");
    }

    @Test
    void more_tasks_than_there_is_room_for_are_refused() {
        server.close();
        server = new JobServer(
                new JobService(),
                new MemoryState(),
                "small",
                TaskOptions.defaults().withMaxRunning(2));
        server.begin("wait");
        String second = server.begin("wait");

        assertThat(server.send(ModernCall.tool("wait")).errorMessage()).startsWith("Too many tasks: 2 run here");
        server.cancel(second);
        await().atMost(PATIENCE).until(() -> server.tasks.running() == 1);
        server.begin("wait");
    }

    @Test
    void a_task_that_ended_is_kept_for_a_time() {
        server.close();
        server = new JobServer(
                new JobService(),
                new MemoryState(),
                "brief",
                TaskOptions.defaults().withKeep(Duration.ofMillis(300)));
        String id = server.begin("fail");

        await().atMost(PATIENCE).until(() -> server.get(id).errorCode() == -32602);
    }

    @Test
    void a_task_that_runs_too_long_has_failed() throws Exception {
        server.close();
        server = new JobServer(
                new JobService(),
                new MemoryState(),
                "quick",
                TaskOptions.defaults().withLongest(Duration.ofMillis(200)).withLease(Duration.ofMillis(150)));
        String id = server.begin("wait");

        awaitStatus(id, "failed");
        assertThat(server.task(id).at("/error/message").asString()).contains("ran longer than PT0.2S");
        assertThat(server.service.interrupted.await(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
    }

    private JsonNode ended(String tool) {
        String id = server.begin(tool);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Set.of("completed", "failed").contains(server.status(id)));
        return Json.mapper().readTree(server.task(id).toString());
    }

    private void awaitStatus(String id, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(server.status(id)).isEqualTo(status));
    }
}
