package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.server.mcp.tasks.TaskOptions;
import dev.mesh4j.server.state.SharedState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two replicas of one server with one shared state: either of them answers for a task, and one outlives the other. */
abstract class TasksContract {

    static final String ADA = "{'action':'accept','content':{'name':'Ada'}}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Executor THREADS = Thread::startVirtualThread;

    private final List<JobServer> servers = new ArrayList<>();

    /** Shared by all servers of one test. */
    abstract SharedState state();

    @AfterEach
    void closeServers() {
        servers.forEach(JobServer::close);
    }

    JobServer server(String instance, TaskOptions options) {
        JobServer server = new JobServer(new JobService(), state(), instance, options);
        servers.add(server);
        return server;
    }

    JobServer server(String instance) {
        return server(instance, TaskOptions.defaults());
    }

    @Test
    void another_replica_answers_for_a_task_at_once() {
        JobServer one = server("one");
        JobServer two = server("two");
        String id = one.begin("wait");

        assertThat(two.status(id)).isEqualTo("working");
        one.service.released.release();

        awaitStatus(two, id, "completed");
        assertThat(two.task(id).at("/result/content/0/text").asString()).isEqualTo("done");
        assertThat(two.service.runs).hasValue(0);
    }

    @Test
    void another_replica_takes_the_answer_to_a_question() {
        JobServer one = server("one");
        JobServer two = server("two");
        String id = one.begin("ask");
        awaitStatus(two, id, "input_required");

        assertThat(two.task(id).at("/inputRequests/name/method").asString()).isEqualTo("elicitation/create");
        assertThat(two.update(id, "{'name':" + ADA + "}").outcome()).isEqualTo("200 0");

        awaitStatus(one, id, "completed");
        assertThat(one.task(id).at("/result/content/0/text").asString()).isEqualTo("Hello Ada");
        assertThat(one.service.runs).hasValue(1);
    }

    @Test
    void another_replica_cancels_and_the_work_is_interrupted() throws Exception {
        JobServer one = server("one");
        JobServer two = server("two");
        String id = one.begin("wait");

        assertThat(two.cancel(id).outcome()).isEqualTo("200 0");
        assertThat(one.status(id)).isEqualTo("cancelled");
        assertThat(one.service.interrupted.await(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
        assertThat(two.cancel(id).outcome()).isEqualTo("200 0");
        assertThat(two.status(id)).isEqualTo("cancelled");
    }

    @Test
    void a_listener_hears_what_happens_on_another_replica() {
        JobServer one = server("one");
        JobServer two = server("two");
        String id = one.begin("ask");
        awaitStatus(one, id, "input_required");

        Queue<JsonNode> heard = two.listen(id, "no-such-task");
        await().atMost(PATIENCE).until(() -> heard.size() >= 2);
        one.update(id, "{'name':" + ADA + "}");

        await().atMost(PATIENCE).until(() -> heard.stream().anyMatch(message -> is(message, "completed")));
        List<JsonNode> messages = List.copyOf(heard);
        assertThat(messages.getFirst().at("/params/notifications/taskIds").toString())
                .isEqualTo("[\"" + id + "\"]");
        assertThat(messages.stream().skip(1))
                .allMatch(message ->
                        "notifications/tasks".equals(message.path("method").asString("")))
                .allMatch(message -> message.at("/params/_meta/io.modelcontextprotocol~1subscriptionId")
                        .isIntegralNumber());
        assertThat(is(messages.get(1), "input_required")).isTrue();
        assertThat(messages.get(1).at("/params/inputRequests/name").isObject()).isTrue();
        assertThat(messages.getLast().at("/params/result/content/0/text").asString())
                .isEqualTo("Hello Ada");
        assertThat(messages.getLast().path("params").has("resultType")).isFalse();
    }

    @Test
    void a_task_of_a_killed_replica_has_failed_with_a_reason() {
        JobServer one = server("one", shortLease());
        JobServer two = server("two", shortLease());
        String id = one.begin("wait");
        one.die();

        awaitStatus(two, id, "failed");
        assertThat(two.task(id).at("/error/message").asString())
                .contains("instance that ran the task is gone")
                .contains("not resumable");
        assertThat(two.service.runs).hasValue(0);

        one.state.mend();
        one.service.released.release();
        awaitIdle(one);
        assertThat(two.status(id)).isEqualTo("failed");
    }

    @Test
    void a_resumable_task_runs_again_once_with_the_answers_and_steps_so_far() {
        JobServer one = server("one", shortLease());
        String id = one.begin("resume");
        awaitStatus(one, id, "input_required");
        one.update(id, "{'name':" + ADA + "}");
        awaitStatus(one, id, "working");
        one.die();

        JobServer two = server("two", shortLease());
        JobServer three = server("three", shortLease());
        await().atMost(PATIENCE).until(() -> two.service.runs.get() + three.service.runs.get() == 1);
        List.of(two, three).forEach(server -> server.service.released.release());

        awaitStatus(three, id, "completed");
        assertThat(two.task(id).at("/result/content/0/text").asString()).isEqualTo("seed 1 for Ada");
        assertThat(two.service.runs.get() + three.service.runs.get()).isEqualTo(1);
        assertThat(two.service.seeds.get() + three.service.seeds.get()).isZero();
    }

    @Test
    void a_run_that_was_given_up_cannot_write_any_more() {
        JobServer one = server("one", shortLease());
        String id = one.begin("resume");
        awaitStatus(one, id, "input_required");
        one.die();
        JobServer two = server("two", shortLease());
        await().atMost(PATIENCE).until(() -> two.service.runs.get() == 1);

        one.state.mend();
        two.update(id, "{'name':" + ADA + "}");
        one.service.released.release(2);
        awaitIdle(one);
        assertThat(two.status(id)).isEqualTo("working");
        two.service.released.release();
        awaitStatus(two, id, "completed");
    }

    @Test
    void a_stopped_replica_leaves_a_resumable_task_to_another_at_once() {
        JobServer one = server("one");
        String resumable = one.begin("resume");
        String other = one.begin("wait");
        awaitStatus(one, resumable, "input_required");
        one.close();
        servers.remove(one);

        JobServer two = server("two");
        assertThat(two.task(other).at("/error/message").asString()).contains("was stopped");
        assertThat(two.status(resumable)).isEqualTo("input_required");
        await().atMost(PATIENCE).until(() -> two.service.runs.get() == 1);
    }

    @Test
    void cancelling_and_completing_at_once_leave_one_end_that_stays() throws Exception {
        JobServer one = server("one");
        JobServer two = server("two");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(one.begin("wait"));
        }
        var releases = CompletableFuture.runAsync(
                () -> ids.forEach(id -> {
                    one.service.released.release();
                    Thread.yield();
                }),
                THREADS);
        // a few at once: with all of them the store's connections would be what is tested
        try (ExecutorService few = Executors.newFixedThreadPool(8)) {
            List<Future<Reply>> cancels =
                    ids.stream().map(id -> few.submit(() -> two.cancel(id))).toList();
            releases.get();
            for (Future<Reply> cancel : cancels) {
                assertThat(cancel.get().outcome()).isEqualTo("200 0");
            }
        }

        List<String> ends = ids.stream().map(two::status).toList();
        assertThat(ends).allMatch(end -> end.equals("cancelled") || end.equals("completed"));
        awaitIdle(one);
        assertThat(ids.stream().map(one::status).toList()).isEqualTo(ends);
    }

    @Test
    void with_the_state_away_tasks_fail_clearly_and_other_tools_serve() {
        JobServer one = server("one");
        String id = one.begin("wait");
        one.state.cut();

        Reply call = one.send(ModernCall.tool("wait"));
        assertThat(call.outcome()).isEqualTo("200 -32603");
        assertThat(call.errorMessage())
                .startsWith("Tasks are not available now")
                .doesNotContain("cut off");
        assertThat(one.get(id).outcome()).isEqualTo("200 -32603");
        assertThat(one.send(ModernCall.tool("greet")).outcome()).isEqualTo("200 0");

        one.service.released.release();
        one.state.mend();
        awaitStatus(one, id, "completed");
    }

    private static TaskOptions shortLease() {
        return TaskOptions.defaults().withLease(Duration.ofMillis(600));
    }

    private static void awaitStatus(JobServer server, String id, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(server.status(id)).isEqualTo(status));
    }

    private static void awaitIdle(JobServer server) {
        await().atMost(PATIENCE).until(() -> server.tasks.running() == 0);
    }

    private static boolean is(JsonNode message, String status) {
        return status.equals(message.at("/params/status").asString(""));
    }
}
