package dev.mesh4j.acceptance.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.chaos.agent.Ledger;
import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Three replicas, of which one after the other goes and comes back while 64 callers call; {@code MESH_SURVIVAL_SECONDS} says
 * for how long.
 */
@ResourceLock(Processes.PROCESSORS)
@Timeout(600)
class NothingLostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int REPLICAS = 3;
    private static final int CALLERS = 64;

    /** How a replica goes. */
    private interface End {
        void of(ChildJvm replica) throws InterruptedException;
    }

    @TempDir
    private Path folder;

    private final List<ChildJvm> replicas = new ArrayList<>();
    private final HttpTransport http = new HttpTransport();
    private final Callers callers = new Callers();
    private URI registryUri;
    private RegistryClient registry;
    private ChildJvm registryProcess;
    private RunningAgent consumer;
    private int ledgers;

    @BeforeEach
    void start_a_mesh() throws Exception {
        int port = freePort();
        registryUri = URI.create("http://127.0.0.1:" + port);
        registry = new RegistryClient(http, registryUri, Duration.ofSeconds(5));
        registryProcess = ChildJvm.start(
                folder.resolve("registry.log"),
                MeshRegistry.class,
                "--http-port",
                String.valueOf(port),
                "--database",
                folder.resolve("registry.db").toString());
        for (int i = 0; i < REPLICAS; i++) {
            replicas.add(startReplica());
        }
        awaitReplicas();
        consumer = Mesh.builder()
                .agent(callers)
                .config(AgentConfig.builder()
                        .registryUrl(registryUri)
                        .heartbeatInterval(Duration.ofSeconds(1))
                        .build())
                .start();
        assertThat(consumer.awaitReady(PATIENCE)).isTrue();
        ChildJvm.call(consumer.port(), "bind", "");
        assertThat(callers.bound.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void stop_what_is_left() {
        callers.stop();
        replicas.forEach(ChildJvm::close);
        if (consumer != null) {
            consumer.close();
        }
        registryProcess.close();
        http.close();
    }

    @Test
    void replicas_that_are_killed_lose_no_idempotent_call_and_repeat_no_other() throws Exception {
        callWhileReplicasGo("killed", ChildJvm::kill);

        assertThat(callers.again.failed).isEmpty();
        assertThat(callers.once.failed.values())
                .allMatch(e -> Callers.isKnownNotExecuted(e) || Callers.isKnownUnknown(e));
    }

    @Test
    void replicas_that_are_stopped_lose_no_call() throws Exception {
        callWhileReplicasGo("stopped", ChildJvm::terminate);

        assertThat(callers.again.failed).isEmpty();
        assertThat(callers.once.failed).isEmpty();
    }

    private void callWhileReplicasGo(String how, End end) throws Exception {
        Thread[] threads = callers.start(CALLERS);
        long until = System.nanoTime() + seconds() * 1_000_000_000L;
        int gone = 0;
        while (System.nanoTime() < until) {
            long began = System.nanoTime();
            int next = gone++ % REPLICAS;
            end.of(replicas.get(next));
            replicas.set(next, startReplica());
            awaitReplicas();
            await().atMost(PATIENCE).until(() -> System.nanoTime() - began >= BETWEEN.toNanos());
        }
        callers.stop();
        for (Thread thread : threads) {
            assertThat(thread.join(PATIENCE)).isTrue();
        }
        Executed executed = Executed.read(folder);
        report(how, gone, executed);
        assertThat(executed.twice).noneMatch(line -> line.startsWith("once "));
        assertThat(executed.all).containsAll(lines("once ", callers.once.answered));
        assertThat(executed.all).containsAll(lines("again ", callers.again.answered));
        callers.once.failed.forEach((id, e) -> {
            if (Callers.isKnownNotExecuted(e)) {
                assertThat(executed.all).doesNotContain("once " + id);
            }
        });
    }

    private void report(String how, int gone, Executed executed) {
        System.out.printf(
                "nothing lost: %d replicas %s, %d idempotent calls made, %d failed; %d others made, %d failed %s, %d executed"
                        + " twice%n",
                gone,
                how,
                callers.again.made(),
                callers.again.failed.size(),
                callers.once.made(),
                callers.once.failed.size(),
                kinds(callers.once),
                executed.twice.stream().filter(line -> line.startsWith("once ")).count());
        callers.again.failed.values().stream().limit(5).forEach(e -> System.out.println("  " + e));
        callers.once.failed.values().stream().limit(5).forEach(e -> System.out.println("  " + e));
    }

    private static Set<String> kinds(Callers.Tally tally) {
        Set<String> kinds = new HashSet<>();
        tally.failed.values().forEach(e -> kinds.add(e.getClass().getSimpleName()));
        return kinds;
    }

    private static List<String> lines(String tool, Set<String> ids) {
        return ids.stream().map(id -> tool + id).toList();
    }

    /** What the replicas wrote down. */
    private record Executed(Set<String> all, Set<String> twice) {

        static Executed read(Path folder) throws IOException {
            Executed executed = new Executed(new HashSet<>(), new HashSet<>());
            try (var files = Files.newDirectoryStream(folder, "ledger-*.txt")) {
                for (Path file : files) {
                    for (String line : Files.readAllLines(file)) {
                        if (!executed.all.add(line)) {
                            executed.twice.add(line);
                        }
                    }
                }
            }
            return executed;
        }
    }

    /** Until the registry knows of three that answer. */
    private void awaitReplicas() {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(CallException.class)
                .until(() -> registry.agents().agents().stream()
                                .filter(agent -> "ledger".equals(agent.name()) && "healthy".equals(agent.status()))
                                .filter(agent -> ChildJvm.answers(Objects.requireNonNull(agent.endpoint())))
                                .count()
                        == REPLICAS);
    }

    private ChildJvm startReplica() throws IOException {
        int number = ++ledgers;
        return ChildJvm.start(
                folder.resolve("ledger.log"),
                Ledger.class,
                folder.resolve("ledger-" + number + ".txt").toString(),
                "--registry-url",
                registryUri.toString(),
                "--heartbeat-interval",
                "1s");
    }

    private static long seconds() {
        return Long.parseLong(Objects.requireNonNullElse(System.getenv("MESH_SURVIVAL_SECONDS"), "10"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
