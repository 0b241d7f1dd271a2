package dev.mesh4j.acceptance.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.survival.Counter.Count;
import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.server.state.RedisServer;
import dev.mesh4j.testkit.TestMesh;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.node.ObjectNode;

/** Sessions of three real processes that share a Redis: killed, paused, and without that Redis for a while. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(Processes.PROCESSORS)
class SessionSurvivalTest {

    private static final int SESSIONS = 2_000;
    private static final int CALLERS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(3);
    /** Beside other tests two processors have more to do than these processes; strict with {@code MESH_SURVIVAL_SECONDS}. */
    private static final Duration TAKE_OVER =
            Duration.ofSeconds(System.getenv("MESH_SURVIVAL_SECONDS") == null ? 10 : 2);

    @TempDir
    private Path folder;

    private final List<ChildJvm> replicas = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();
    private final Asker asker = new Asker();
    private RedisServer redis;
    private TestMesh mesh;
    private RunningAgent consumer;

    /** Hands out the client that was injected. */
    @MeshAgent(name = "asker")
    public static final class Asker {

        private volatile RemoteTool counter;

        @MeshTool(capability = "ask")
        public boolean ask(@Dependency(capability = "count") RemoteTool count) {
            counter = count;
            return count.isAvailable();
        }
    }

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.start();
        mesh = TestMesh.start();
        consumer = mesh.agent(asker);
        for (int i = 0; i < 3; i++) {
            startReplica();
        }
        await().atMost(PATIENCE).until(() -> healthy() == 4);
        await().atMost(PATIENCE).until(() -> ask(consumer));
        // all three are known to the consumer when new sessions spread over them
        AtomicInteger warm = new AtomicInteger();
        await().atMost(PATIENCE)
                .until(() -> IntStream.range(0, 30)
                                .mapToObj(i ->
                                        count("warm-" + warm.incrementAndGet()).pid())
                                .distinct()
                                .count()
                        == 3);
    }

    @AfterEach
    void stop() throws Exception {
        replicas.forEach(ChildJvm::close);
        if (mesh != null) {
            mesh.close();
        }
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void two_thousand_sessions_keep_to_their_owners_and_move_once_when_one_is_killed() throws Exception {
        Map<Integer, Count> first = countAll(1);
        for (int round = 2; round <= 3; round++) {
            Map<Integer, Count> next = countAll(round);
            next.forEach((session, count) ->
                    assertThat(count).isEqualTo(new Count(first.get(session).pid(), count.count(), false)));
        }
        ChildJvm killed = replicas.getFirst();
        List<Integer> orphans = sessionsOf(first, killed);
        assertThat(orphans).hasSizeGreaterThan(SESSIONS / 5);

        long killedAt = System.nanoTime();
        killed.kill();
        Map<Integer, Count> taken = countAll(4);
        Duration took = Duration.ofNanos(System.nanoTime() - killedAt);

        assertThat(took).isLessThan(LEASE.plus(TAKE_OVER));
        Map<Integer, Count> after = countAll(5);
        taken.forEach((session, count) -> {
            assertThat(count.pid()).isNotEqualTo(killed.pid());
            assertThat(after.get(session).pid()).isEqualTo(count.pid());
            if (!orphans.contains(session)) {
                assertThat(count.pid()).isEqualTo(first.get(session).pid());
            }
        });
    }

    @Test
    void a_paused_owner_cannot_write_when_it_goes_on() throws Exception {
        int paused = ports.get(0);
        Path began = folder.resolve("began");
        Path until = folder.resolve("until");
        ObjectNode arguments =
                Json.mapper().createObjectNode().put("began", began.toString()).put("until", until.toString());
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> late = thread.submit(() -> direct(paused, "late", arguments, PATIENCE));
            await().atMost(PATIENCE).until(() -> Files.exists(began));
            replicas.get(0).pause();
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(CallException.class)
                    .until(() -> direct(ports.get(1), "count", empty(), Duration.ofSeconds(2))
                            .contains("\"forwarded\":false"));

            Files.createFile(until);
            replicas.get(0).resume();

            assertThatThrownBy(late::get).hasMessageContaining("session held is lost: ");
        }
        // what was written late is not there
        String next = direct(paused, "count", empty(), Duration.ofSeconds(10));
        assertThat(next).contains("\"forwarded\":true").containsPattern("\"count\":[0-9]{1,2},");
    }

    @Test
    void no_call_fails_while_redis_is_killed_and_restarted() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> callers = IntStream.range(0, 32)
                    .mapToObj(i -> threads.submit(() -> {
                        int own = 0;
                        while (!over.get()) {
                            assertThat(count("s" + i).count()).isEqualTo(++own);
                            calls.incrementAndGet();
                        }
                        return own;
                    }))
                    .toList();
            for (int i = 0; i < 3; i++) {
                awaitMore(calls, callers);
                redis.kill();
                awaitMore(calls, callers);
                redis.restart();
            }
            awaitMore(calls, callers);
            over.set(true);
            for (Future<Integer> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
        }
    }

    private static void awaitMore(AtomicInteger calls, List<Future<Integer>> callers) {
        int before = calls.get();
        await().atMost(PATIENCE)
                .until(() -> calls.get() > before + 500 || callers.stream().anyMatch(Future::isDone));
    }

    /** Each session once, by as many callers as there are; its count is the round's. */
    private Map<Integer, Count> countAll(int round) throws Exception {
        Map<Integer, Count> counts = new ConcurrentHashMap<>();
        Semaphore callers = new Semaphore(CALLERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                int session = i;
                callers.acquire();
                calls.add(threads.submit(() -> {
                    try {
                        counts.put(session, count("s" + session));
                    } finally {
                        callers.release();
                    }
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        }
        assertThat(counts.values()).extracting(Count::count).containsOnly(round);
        return new HashMap<>(counts);
    }

    private static List<Integer> sessionsOf(Map<Integer, Count> counts, ChildJvm replica) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue().pid() == replica.pid())
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private Count count(String session) {
        return asker.counter.with(CallOptions.session(session)).call(Map.of(), Count.class);
    }

    private static ObjectNode empty() {
        return Json.mapper().createObjectNode();
    }

    /** As any MCP client, in the session {@code held}. */
    private static String direct(int port, String tool, ObjectNode arguments, Duration timeout) {
        try (HttpTransport http = new HttpTransport()) {
            return new McpClient(http, new Implementation("survival", "1"))
                    .callTool(
                            McpEndpoint.ofAgent("http://127.0.0.1:" + port),
                            new ToolCall(tool, arguments, Map.of("Mesh-Session-Id", "held"), null, timeout))
                    .text();
        }
    }

    private static boolean ask(RunningAgent agent) {
        return ChildJvm.call(agent.port(), "ask", empty()).text().equals("true");
    }

    private long healthy() {
        try (HttpTransport http = new HttpTransport()) {
            return new RegistryClient(http, mesh.registryUri(), Duration.ofSeconds(5))
                    .agents().agents().stream()
                            .map(AgentView::status)
                            .filter("healthy"::equals)
                            .count();
        }
    }

    private void startReplica() throws Exception {
        int port = freePort();
        ports.add(port);
        replicas.add(ChildJvm.start(
                folder.resolve("counter-" + port + ".log"),
                Counter.class,
                "--http-port",
                String.valueOf(port),
                "--registry-url",
                mesh.registryUri().toString(),
                "--redis-url",
                redis.uri().toString(),
                "--heartbeat-interval",
                "200ms",
                "--session-lease",
                LEASE.toSeconds() + "s"));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
