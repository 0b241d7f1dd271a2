package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.TaskMode;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigSources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tools that run as tasks, as a user writes them. */
class TaskToolsTest {

    private static final String TASKS = "\"extensions\":{\"io.modelcontextprotocol/tasks\":{}}";
    private static final String ADA = "{\"action\":\"accept\",\"content\":{\"name\":\"Ada\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @MeshAgent(name = "worker")
    public static final class Worker {

        record Person(String name) {}

        final CountDownLatch interrupted = new CountDownLatch(1);
        final CountDownLatch never = new CountDownLatch(1);

        @MeshTool(capability = "work", task = TaskMode.OPTIONAL)
        public String ask(ToolContext context) {
            context.progress(1);
            return "Hello " + name(context) + context.header("Mcp-Method").orElse("");
        }

        @MeshTool(capability = "work", task = TaskMode.OPTIONAL, asksFirst = true)
        public String askFirst(ToolContext context) {
            String name = name(context);
            context.startTask();
            return "Hello " + name;
        }

        @MeshTool(capability = "work", task = TaskMode.REQUIRED)
        public String endless() throws InterruptedException {
            try {
                never.await();
                return "never";
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }

        @MeshTool(capability = "work", task = TaskMode.REQUIRED)
        public String wrong() {
            throw new McpErrorException(4711, "no");
        }

        private static String name(ToolContext context) {
            return context.elicit("Who?", Person.class).map(Person::name).orElse("nobody");
        }
    }

    @MeshAgent(name = "confused")
    public static final class Confused {
        @MeshTool(capability = "work", resumable = true)
        public String work() {
            return "";
        }
    }

    private final Worker worker = new Worker();
    private RunningAgent agent;

    @BeforeEach
    void start() {
        agent = start(worker);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void a_tool_asks_within_its_task() throws Exception {
        String id = begin("ask");
        await().atMost(PATIENCE).until(() -> status(id).equals("input_required"));
        send("tasks/update", id, "\"taskId\":\"" + id + "\",\"inputResponses\":{\"elicitation-1\":" + ADA + "}", true);

        await().atMost(PATIENCE).until(() -> status(id).equals("completed"));
        assertThat(task(id).at("/result/content/0/text").asString()).isEqualTo("Hello Ada");
    }

    @Test
    void a_tool_asks_first_and_then_becomes_a_task() throws Exception {
        JsonNode round = call("askFirst", "", true);
        assertThat(round.path("resultType").asString()).isEqualTo("input_required");
        String more = ",\"requestState\":" + round.path("requestState") + ",\"inputResponses\":{\"elicitation-1\":"
                + ADA + "}";
        JsonNode begun = call("askFirst", more, true);
        assertThat(begun.path("resultType").asString()).isEqualTo("task");

        String id = begun.path("taskId").asString();
        await().atMost(PATIENCE).until(() -> status(id).equals("completed"));
        assertThat(task(id).at("/result/content/0/text").asString()).isEqualTo("Hello Ada");
        assertThat(call("askFirst", more, false).at("/content/0/text").asString())
                .isEqualTo("Hello Ada");
    }

    @Test
    void a_cancelled_task_interrupts_its_method() throws Exception {
        String id = begin("endless");
        send("tasks/cancel", id, "\"taskId\":\"" + id + "\"", true);

        assertThat(status(id)).isEqualTo("cancelled");
        assertThat(worker.interrupted.await(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void an_error_that_the_tool_means_fails_the_task() throws Exception {
        String id = begin("wrong");

        await().atMost(PATIENCE).until(() -> status(id).equals("failed"));
        assertThat(task(id).at("/error/code").asInt()).isEqualTo(4711);
    }

    @Test
    void a_client_that_cannot_follow_a_task_is_refused() throws Exception {
        JsonNode reply = send("tools/call", "wrong", "\"name\":\"wrong\",\"arguments\":{}", false);

        assertThat(reply.at("/error/code").asInt()).isEqualTo(-32021);
        String bare = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"wrong\"}}";
        assertThat(post(Map.of(), bare).at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void an_agent_that_stops_ends_its_tasks() throws Exception {
        begin("endless");
        agent.close();

        assertThat(worker.interrupted.await(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void a_tool_that_is_no_task_cannot_be_resumable() {
        assertThatThrownBy(() -> start(new Confused()))
                .isInstanceOf(AgentDefinitionException.class)
                .hasMessageContaining("resumable on a tool that is no task (expected: task = TaskMode.OPTIONAL");
    }

    @Test
    void a_wrong_redis_url_stops_the_start_without_showing_it() {
        for (String wrong : List.of("http://u:secret@host", "redis:secret", "secret", "redis://u:secret@host/x")) {
            assertThatThrownBy(() -> start(new Worker(), "--redis-url=" + wrong))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("redis-url: ")
                    .hasMessageContaining("(expected: redis://host:6379")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void with_its_redis_away_an_agent_starts_and_only_tasks_fail() throws Exception {
        try (RunningAgent lonely = start(new Worker(), "--redis-url=redis://127.0.0.1:1")) {
            agent.close();
            agent = lonely;
            JsonNode reply = send("tools/call", "endless", "\"name\":\"endless\",\"arguments\":{}", true);
            assertThat(reply.at("/error/message").asString()).startsWith("Tasks are not available now");
            assertThat(call("ask", "", false).path("resultType").asString()).isEqualTo("input_required");
        }
    }

    @Test
    void the_prefix_of_an_agents_state_fits() {
        assertThat(StatePrefix.of("default", "greeter")).isEqualTo("mesh4j.default.greeter");
        assertThat(StatePrefix.of("n".repeat(64), "a".repeat(55))).matches("mesh4j\\.[0-9a-f]{32}");
    }

    private static RunningAgent start(Object instance, String... flags) {
        ConfigSources sources = new ConfigSources(Path.of("no-such-mesh.yaml"), Map.of(), List.of(flags));
        return Mesh.builder()
                .agent(instance)
                .config(TestCalls.config(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(10)))
                .sources(sources)
                .start();
    }

    private String begin(String tool) throws Exception {
        return call(tool, "", true).path("taskId").stringValue();
    }

    private JsonNode task(String id) throws Exception {
        return send("tasks/get", id, "\"taskId\":\"" + id + "\"", true).path("result");
    }

    private String status(String id) throws Exception {
        return task(id).path("status").asString("");
    }

    private JsonNode call(String tool, String more, boolean follows) throws Exception {
        return send("tools/call", tool, "\"name\":\"" + tool + "\",\"arguments\":{}" + more, follows)
                .path("result");
    }

    private JsonNode send(String method, String name, String members, boolean follows) throws Exception {
        String body = """
            {"jsonrpc":"2.0","id":1,"method":"%s","params":{"_meta":{
              "io.modelcontextprotocol/protocolVersion":"2026-07-28",
              "io.modelcontextprotocol/clientCapabilities":{"elicitation":{}%s}},%s}}
            """.formatted(method, follows ? "," + TASKS : "", members);
        return post(Map.of("MCP-Protocol-Version", "2026-07-28", "Mcp-Method", method, "Mcp-Name", name), body);
    }

    private JsonNode post(Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return Json.mapper()
                    .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }
}
