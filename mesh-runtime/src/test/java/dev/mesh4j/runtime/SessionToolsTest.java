package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.session.SessionMeta;
import dev.mesh4j.server.config.Secret;
import dev.mesh4j.server.state.RedisServer;
import dev.mesh4j.server.state.SharedState;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Stateful tools over HTTP, with replicas that share a Redis. */
class SessionToolsTest {

    private static final AtomicInteger names = new AtomicInteger();
    private static RedisServer redis;

    private final String name = "counter-" + names.incrementAndGet();
    private final List<RunningAgent> agents = new ArrayList<>();
    private final HttpTransport http = new HttpTransport();
    private final McpClient client = new McpClient(http, new Implementation("test", "1"));

    @MeshAgent(name = "counter")
    public static final class Counter {

        @MeshTool(capability = "count", stateful = true)
        public int count(Session session) {
            int next = session.get("n", Integer.class).orElse(0) + 1;
            session.put("n", next);
            return next;
        }

        @MeshTool(capability = "whoami", stateful = true)
        public String whoami(Session session, ToolContext context, String greeting) {
            return greeting + " " + session.id() + " "
                    + context.header("X-Tenant").orElse("nobody") + " "
                    + context.header("Mesh-Forwarded").isPresent();
        }

        @MeshTool(capability = "own", stateful = true)
        public String own(@Param(name = "session_id") String sessionId, Session session) {
            return sessionId + " in " + session.id();
        }

        @MeshTool(capability = "required", sessionRequired = true)
        public String required() {
            return "within";
        }

        @MeshTool(capability = "losing", stateful = true)
        public String losing(Session session) {
            throw new SessionLostException(session.id(), "told to");
        }

        @MeshTool(capability = "plain")
        public String plain() {
            return "plain";
        }
    }

    @BeforeAll
    static void startRedis() throws Exception {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() throws Exception {
        if (redis != null) {
            redis.close();
        }
    }

    @AfterEach
    void stop() {
        agents.forEach(RunningAgent::close);
        http.close();
    }

    @Test
    void calls_of_one_session_share_its_values_and_others_do_not() {
        RunningAgent agent = start();

        assertThat(count(agent, "s1")).isEqualTo(1);
        assertThat(count(agent, "s1")).isEqualTo(2);
        assertThat(count(agent, "s2")).isEqualTo(1);
    }

    @Test
    void a_call_that_names_no_session_is_told_a_new_one() {
        RunningAgent agent = start();

        CallToolResult first = call(agent, "count", Map.of(), "{}");
        SessionMeta session = SessionMeta.of(first).orElseThrow();

        assertThat(session.owner()).isEqualTo(agent.id());
        assertThat(count(agent, session.id())).isEqualTo(2);
        assertThat(SessionMeta.of(call(agent, "count", Map.of(), "{}"))
                        .orElseThrow()
                        .id())
                .isNotEqualTo(session.id());
    }

    @Test
    void the_id_comes_as_header_or_argument_or_legacy_header_in_this_order() {
        RunningAgent agent = start();

        assertThat(whoami(
                        agent,
                        Map.of("Mesh-Session-Id", "h", "Mcp-Session-Id", "l"),
                        "{'session_id':'a','greeting':'I'}"))
                .startsWith("I h ");
        assertThat(whoami(agent, Map.of("Mcp-Session-Id", "l"), "{'session_id':'a','greeting':'I'}"))
                .startsWith("I a ");
        assertThat(whoami(agent, Map.of("Mcp-Session-Id", "l"), "{'greeting':'I'}"))
                .startsWith("I l ");
    }

    @Test
    void a_tools_own_argument_of_that_name_stays_its_own() {
        RunningAgent agent = start();

        assertThat(call(agent, "own", Map.of(), "{'session_id':'mine'}").text()).isEqualTo("mine in mine");
        assertThat(call(agent, "own", Map.of("Mesh-Session-Id", "h"), "{'session_id':'mine'}")
                        .text())
                .isEqualTo("mine in h");
    }

    @Test
    void an_id_of_another_form_is_refused() {
        RunningAgent agent = start();

        assertThatThrownBy(() -> call(agent, "count", Map.of("Mesh-Session-Id", "a b"), "{}"))
                .hasMessageContaining("Mesh-Session-Id: 'a b' (expected: 1 to 128 of a-z A-Z 0-9 . _ : -)");
        assertThatThrownBy(() -> call(agent, "count", Map.of(), "{'session_id':7}"))
                .hasMessageContaining("session_id: no string (expected: 1 to 128");
        assertThatThrownBy(() -> call(agent, "count", Map.of(), "{'session_id':'" + "x".repeat(129) + "'}"))
                .hasMessageContaining("session_id: 129 characters (expected: 1 to 128");
    }

    @Test
    void a_tool_that_requires_a_session_is_not_called_without_one() {
        RunningAgent agent = start();

        assertThatThrownBy(() -> call(agent, "required", Map.of(), "{}"))
                .hasMessageContaining(
                        "tool 'required' is called within a session only (expected: Mesh-Session-Id in the"
                                + " headers, or session_id in the arguments)");
        CallToolResult result = call(agent, "required", Map.of("Mesh-Session-Id", "s1"), "{}");
        assertThat(result.text()).isEqualTo("within");
        assertThat(SessionMeta.of(result)).contains(new SessionMeta("s1", agent.id()));
        assertThat(SessionMeta.of(call(agent, "plain", Map.of("Mesh-Session-Id", "s1"), "{}")))
                .isEmpty();
    }

    @Test
    void an_instance_that_gets_anothers_call_forwards_it_with_its_headers() {
        RunningAgent owner = start();
        RunningAgent other = start();
        assertThat(count(owner, "s1")).isEqualTo(1);

        CallToolResult forwarded = call(other, "count", Map.of("Mesh-Session-Id", "s1"), "{}");

        assertThat(forwarded.structuredContent().toString()).contains("2");
        assertThat(SessionMeta.of(forwarded)).contains(new SessionMeta("s1", owner.id()));
        assertThat(whoami(other, Map.of("Mesh-Session-Id", "s1", "X-Tenant", "t1"), "{'greeting':'I'}"))
                .isEqualTo("I s1 t1 true");
    }

    @Test
    void a_forwarded_call_is_not_forwarded_again() {
        RunningAgent owner = start();
        RunningAgent other = start();
        count(owner, "s1");
        Map<String, String> headers = Map.of("Mesh-Session-Id", "s1", "Mesh-Forwarded", "third");

        assertThatThrownBy(() -> call(other, "count", headers, "{}"))
                .isInstanceOfSatisfying(CallException.NotExecuted.class, refused -> {
                    assertThat(refused.reason()).isEqualTo("session-elsewhere");
                    assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                });
        assertThat(count(owner, "s1")).isEqualTo(2);
    }

    @Test
    void an_instance_that_stops_hands_its_sessions_over() {
        RunningAgent owner = start();
        RunningAgent other = start();
        count(owner, "s1");
        owner.close();

        CallToolResult taken = call(other, "count", Map.of("Mesh-Session-Id", "s1"), "{}");
        assertThat(taken.structuredContent().toString()).contains("2");
        assertThat(SessionMeta.of(taken).orElseThrow().owner()).isEqualTo(other.id());
    }

    @Test
    void a_session_is_ended_over_http_wherever_it_is() throws Exception {
        RunningAgent owner = start();
        RunningAgent other = start();
        count(owner, "s1");

        assertThat(delete(other, "s1")).isEqualTo(204);
        assertThat(delete(other, "s1")).isEqualTo(404);
        assertThat(delete(other, "a%20b")).isEqualTo(404);
        assertThat(count(owner, "s1")).isEqualTo(1);
    }

    @Test
    void a_lost_session_is_an_error_of_its_own() {
        RunningAgent agent = start();

        assertThatThrownBy(() -> call(agent, "losing", Map.of("Mesh-Session-Id", "s1"), "{}"))
                .isInstanceOfSatisfying(
                        CallException.Refused.class,
                        refused -> assertThat(refused.error().data().toString())
                                .isEqualTo("{\"reason\":\"session-lost\"}"))
                .hasMessageContaining("session s1 is lost: told to");
    }

    @Test
    void session_ttl_is_how_long_a_session_lives_on() {
        RunningAgent agent = start(config().sessionTtl(Duration.ofSeconds(1)).build());
        count(agent, "s1");

        await().pollDelay(Duration.ofMillis(1100)).until(() -> count(agent, "s1") == 1);
    }

    @Test
    void session_lease_is_how_long_an_instance_owns_what_it_does_not_renew() throws Exception {
        RunningAgent slow = start(config().sessionLease(Duration.ofMinutes(10)).build());
        RunningAgent fast = start(config().sessionLease(Duration.ofMillis(100)).build());
        count(slow, "s1");
        count(fast, "s2");

        assertThat(leaseMillis(slow)).isBetween(60_000L, 600_000L);
        assertThat(leaseMillis(fast)).isLessThanOrEqualTo(100L);
    }

    @Test
    void an_owner_that_lives_but_cannot_be_reached_is_told_apart_from_one_that_is_gone() throws Exception {
        RunningAgent agent = start();
        try (SharedState state = SharedState.open(redis.uri(), "mesh4j.default." + name)) {
            state.group("session-owners").put("ghost", "lives", Duration.ofMinutes(1));
            String record = "{'owner':{'id':'ghost','endpoint':'http://127.0.0.1:9'},'epoch':1,'ttlMillis':60000,"
                    + "'values':{'n':7}}";
            state.group("sessions").put("s1", record.replace('\'', '"'), Duration.ofMinutes(1));

            assertThatThrownBy(() -> count(agent, "s1"))
                    .isInstanceOfSatisfying(CallException.NotExecuted.class, refused -> {
                        assertThat(refused.reason()).isEqualTo("session-owner-away");
                        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
                    });
            state.group("session-owners").delete("ghost");
            assertThat(count(agent, "s1")).isEqualTo(8);
        }
    }

    @Test
    void sessions_go_on_while_redis_is_away() throws Exception {
        try (RedisServer own = RedisServer.start()) {
            RunningAgent owner =
                    start(config().redisUrl(new Secret(own.uri().toString())).build());
            RunningAgent other =
                    start(config().redisUrl(new Secret(own.uri().toString())).build());
            assertThat(count(owner, "s1")).isEqualTo(1);
            assertThat(count(other, "s1")).isEqualTo(2);
            assertThat(get(owner, "/health")).contains("\"redis\"");
            assertThat(get(owner, "/metrics")).contains("mesh_shared_state{store=\"redis\"} 1");
            own.kill();
            assertThat(count(owner, "s1")).isEqualTo(3);
            assertThat(get(owner, "/health")).contains("memory (redis away)");
            assertThat(get(owner, "/metrics")).contains("mesh_shared_state{store=\"memory (redis away)\"} 1");
            assertThat(count(other, "s1")).isEqualTo(4);
            owner.close();
            assertThat(count(other, "s1")).isEqualTo(1);
            own.restart();
            await().untilAsserted(() -> assertThat(delete(other, "s1")).isEqualTo(204));
        }
    }

    @Test
    void without_redis_a_session_is_its_instances() {
        RunningAgent agent = start(config().redisUrl(Secret.NONE).build());

        assertThat(count(agent, "s1")).isEqualTo(1);
        assertThat(count(agent, "s1")).isEqualTo(2);
    }

    private long leaseMillis(RunningAgent agent) throws Exception {
        String key = "mesh4j.default." + name + ":value:session-owners:" + agent.id();
        try (Socket socket = new Socket("127.0.0.1", redis.uri().getPort())) {
            socket.getOutputStream().write(("PTTL " + key + "\r\n").getBytes(StandardCharsets.US_ASCII));
            BufferedReader reply =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Long.parseLong(reply.readLine().substring(1));
        }
    }

    private RunningAgent start() {
        return start(config().build());
    }

    private RunningAgent start(AgentConfig config) {
        RunningAgent agent = Mesh.builder().agent(new Counter()).config(config).start();
        agents.add(agent);
        return agent;
    }

    private AgentConfigBuilder config() {
        return AgentConfig.builder()
                .agentName(name)
                .registryUrl(URI.create("http://127.0.0.1:9"))
                .drainTimeout(Duration.ofSeconds(1))
                .redisUrl(new Secret(redis.uri().toString()));
    }

    private int count(RunningAgent agent, String session) {
        return Integer.parseInt(
                call(agent, "count", Map.of("Mesh-Session-Id", session), "{}").text());
    }

    private String whoami(RunningAgent agent, Map<String, String> headers, String arguments) {
        return call(agent, "whoami", headers, arguments).text();
    }

    private CallToolResult call(RunningAgent agent, String tool, Map<String, String> headers, String arguments) {
        ObjectNode json = (ObjectNode) Json.mapper().readTree(arguments.replace('\'', '"'));
        return client.callTool(
                McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port()),
                new ToolCall(tool, json, headers, null, Duration.ofSeconds(20)));
    }

    private static String get(RunningAgent agent, String path) throws Exception {
        try (HttpClient other = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + agent.port() + path))
                    .build();
            return other.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static int delete(RunningAgent agent, String id) throws Exception {
        try (HttpClient other = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + agent.port() + "/sessions/" + id))
                    .DELETE()
                    .build();
            return other.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
