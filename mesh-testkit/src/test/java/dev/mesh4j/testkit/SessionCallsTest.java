package dev.mesh4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Toggle;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.runtime.SessionRequiredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a caller finds, opens and ends sessions. */
class SessionCallsTest {

    private final TestMesh mesh = TestMesh.start();
    private final Consumer consumer = new Consumer();

    record Count(String session, int count) {}

    @MeshAgent(name = "provider")
    public static final class Provider {

        final String self = UUID.randomUUID().toString();
        final AtomicInteger required = new AtomicInteger();

        @MeshTool(capability = "count", stateful = true)
        public Count count(Session session) {
            int next = session.get("n", Integer.class).orElse(0) + 1;
            session.put("n", next);
            return new Count(session.id(), next);
        }

        @MeshTool(capability = "who")
        public String who() {
            return self;
        }

        @MeshTool(capability = "required", sessionRequired = true)
        public int required() {
            return required.incrementAndGet();
        }
    }

    @MeshAgent(name = "consumer")
    public static final class Consumer {

        volatile @Nullable RemoteTool count;
        volatile @Nullable RemoteTool auto;
        volatile @Nullable RemoteTool sticky;
        volatile @Nullable RemoteTool loose;
        volatile @Nullable RemoteTool required;

        @MeshTool(capability = "capture")
        public boolean capture(
                @Dependency(capability = "count") RemoteTool count,
                @Dependency(capability = "count", autoSessionManagement = Toggle.ON) RemoteTool auto,
                @Dependency(capability = "who", stateful = Toggle.ON) RemoteTool sticky,
                @Dependency(capability = "who") RemoteTool loose,
                @Dependency(capability = "required") RemoteTool required) {
            this.count = count;
            this.auto = auto;
            this.sticky = sticky;
            this.loose = loose;
            this.required = required;
            return count.isAvailable() && loose.isAvailable() && required.isAvailable();
        }

        @MeshTool(capability = "twice")
        public List<Count> twice(
                @Dependency(capability = "count", autoSessionManagement = Toggle.ON) RemoteTool count) {
            return List.of(count.call(Map.of(), Count.class), count.call(Map.of(), Count.class));
        }

        @MeshTool(capability = "relay", stateful = true)
        public String relay(@Dependency(capability = "count") RemoteTool count, Session session) {
            return session.id() + " " + count.call(Map.of(), Count.class).session();
        }
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void a_call_belongs_to_the_session_that_its_options_name() {
        mesh.agent(new Provider());
        start();

        assertThat(count("s1")).isEqualTo(new Count("s1", 1));
        assertThat(count("s1")).isEqualTo(new Count("s1", 2));
        assertThat(count("s2")).isEqualTo(new Count("s2", 1));
    }

    @Test
    void a_call_belongs_to_the_session_of_the_call_being_served() {
        mesh.agent(new Provider());
        RunningAgent agent = start();

        assertThat(call(agent, "relay", Map.of("Mesh-Session-Id", "s1"))).isEqualTo("s1 s1");
    }

    @Test
    void auto_session_management_opens_one_for_each_call_being_served_and_ends_it() {
        RunningAgent provider = mesh.agent(new Provider());
        RunningAgent agent = start();

        List<Count> first = twice(agent);
        List<Count> second = twice(agent);

        assertThat(first).extracting(Count::count).containsExactly(1, 2);
        assertThat(second).extracting(Count::count).containsExactly(1, 2);
        String session = first.getFirst().session();
        assertThat(first).extracting(Count::session).containsOnly(session);
        assertThat(second).extracting(Count::session).doesNotContain(session);
        // counts on in the old session until that is ended
        await().untilAsserted(() -> assertThat(call(provider, "count", Map.of("Mesh-Session-Id", session)))
                .contains("\"count\":1"));
    }

    @Test
    void outside_of_a_call_being_served_there_is_one_for_each_client() {
        mesh.agent(new Provider());
        start();
        RemoteTool auto = Objects.requireNonNull(consumer.auto);

        Count first = auto.call(Map.of(), Count.class);
        Count second = auto.call(Map.of(), Count.class);

        assertThat(second).isEqualTo(new Count(first.session(), 2));
        assertThat(auto.with(CallOptions.session("s1")).call(Map.of(), Count.class))
                .isEqualTo(new Count("s1", 1));
        assertThat(Objects.requireNonNull(consumer.count)
                        .call(Map.of(), Count.class)
                        .session())
                .isNotEqualTo(first.session());
    }

    @Test
    void a_call_that_requires_a_session_is_not_made_without_one() {
        Provider provider = new Provider();
        mesh.agent(provider);
        start();
        RemoteTool required = Objects.requireNonNull(consumer.required);

        assertThatThrownBy(() -> required.call(Map.of()))
                .isInstanceOf(SessionRequiredException.class)
                .hasMessageStartingWith("capability required is called within a session only");
        assertThat(provider.required).hasValue(0);
        assertThat(required.with(CallOptions.session("s1")).call(Map.of(), Integer.class))
                .isEqualTo(1);
        assertThat(required.with(CallOptions.NONE.withAutoSession(true)).call(Map.of(), Integer.class))
                .isEqualTo(2);
        RemoteTool count = Objects.requireNonNull(consumer.count);
        assertThatThrownBy(() ->
                        count.with(CallOptions.NONE.withSessionRequired(true)).call(Map.of()))
                .isInstanceOf(SessionRequiredException.class);
    }

    @Test
    void calls_of_one_session_keep_to_one_instance_where_the_dependency_is_stateful() {
        mesh.agent(new Provider());
        mesh.agent(new Provider());
        start();
        await().untilAsserted(() ->
                assertThat(instances(Objects.requireNonNull(consumer.loose))).isEqualTo(2));

        assertThat(instances(Objects.requireNonNull(consumer.sticky))).isEqualTo(1);
    }

    /** How many instances thirty calls of one session came to. */
    private static long instances(RemoteTool who) {
        return IntStream.range(0, 30)
                .mapToObj(i -> who.with(CallOptions.session("s1")).call(Map.of(), String.class))
                .distinct()
                .count();
    }

    private RunningAgent start() {
        RunningAgent agent = mesh.agent(consumer);
        await().until(() -> call(agent, "capture", Map.of()).equals("true"));
        return agent;
    }

    private Count count(String session) {
        return Objects.requireNonNull(consumer.count)
                .with(CallOptions.session(session))
                .call(Map.of(), Count.class);
    }

    private static List<Count> twice(RunningAgent agent) {
        String json = call(agent, "twice", Map.of());
        return Json.mapper()
                .readValue(json, Json.mapper().getTypeFactory().constructCollectionType(List.class, Count.class));
    }

    private static String call(RunningAgent agent, String tool, Map<String, String> headers) {
        try (HttpTransport http = new HttpTransport()) {
            return new McpClient(http, new Implementation("test", "1"))
                    .callTool(
                            McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port()),
                            new ToolCall(tool, Json.mapper().createObjectNode(), headers, null, Duration.ofSeconds(20)))
                    .text();
        }
    }
}
