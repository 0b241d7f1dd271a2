package dev.mesh4j.acceptance.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Ten times as many callers as a provider has room for; {@code MESH_SURVIVAL_SECONDS} says for how long. */
@Isolated("it counts the threads of its JVM")
class OverloadTest {

    private static final String SECONDS = "MESH_SURVIVAL_SECONDS";
    private static final int CAPACITY = 16;
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private final Deque<ChildJvm> started = new ArrayDeque<>();
    private final Crowd crowd = new Crowd();
    private RunningAgent consumer;

    @BeforeEach
    void start_a_provider_and_its_consumer() throws Exception {
        int port = freePort();
        URI uri = URI.create("http://127.0.0.1:" + port);
        started.push(ChildJvm.start(
                folder.resolve("registry.log"),
                MeshRegistry.class,
                "--http-port",
                String.valueOf(port),
                "--database",
                folder.resolve("registry.db").toString()));
        started.push(ChildJvm.start(
                folder.resolve("busy.log"),
                Busy.class,
                "--registry-url",
                uri.toString(),
                "--heartbeat-interval",
                "1s",
                "--max-concurrent-calls",
                String.valueOf(CAPACITY)));
        consumer = Mesh.builder()
                .agent(crowd)
                .config(AgentConfig.builder()
                        .registryUrl(uri)
                        .heartbeatInterval(Duration.ofSeconds(1))
                        .build())
                .start();
        ChildJvm.call(consumer.port(), "bind", "");
        assertThat(crowd.bound.await(60, TimeUnit.SECONDS)).isTrue();
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (crowd.call(1, Duration.ofMillis(500)).accepted.isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }

    @AfterEach
    void stop_what_is_left() {
        if (consumer != null) {
            consumer.close();
        }
        started.forEach(ChildJvm::close);
    }

    @Test
    void what_is_accepted_stays_quick_the_rest_is_refused_at_once_and_it_is_over_at_once() throws Exception {
        crowd.call(CAPACITY / 2, SHORT);
        Crowd.Round calm = crowd.call(CAPACITY / 2, SHORT);
        crowd.call(CAPACITY * 10, SHORT);
        int connections = consumer.connections();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();

        Crowd.Round crowded = crowd.call(CAPACITY * 10, Duration.ofSeconds(seconds()));
        int connectionsAfter = consumer.connections();
        int threadsAfter = ManagementFactory.getThreadMXBean().getThreadCount();
        Crowd.Round recovered = crowd.call(CAPACITY / 2, SHORT);

        System.out.printf(
                "overload: accepted %d p99 %s (calm: %d p99 %s), refused %d p99 %s, failed %d; then accepted %d, refused %d;"
                        + " connections %d → %d, threads %d → %d%n",
                crowded.accepted.size(),
                Crowd.Round.p99(crowded.accepted),
                calm.accepted.size(),
                Crowd.Round.p99(calm.accepted),
                crowded.refused.size(),
                Crowd.Round.p99(crowded.refused),
                crowded.failed.size(),
                recovered.accepted.size(),
                recovered.refused.size(),
                connections,
                connectionsAfter,
                threads,
                threadsAfter);
        assertThat(crowded.failed).isEmpty();
        assertThat(crowded.refused).isNotEmpty();
        assertThat(crowded.withoutRetryAfter).hasValue(0);
        assertThat(Crowd.Round.p99(crowded.accepted))
                .isLessThan(Crowd.Round.p99(calm.accepted).multipliedBy(2).plus(slack()));
        assertThat(Crowd.Round.p99(crowded.refused))
                .isLessThan(Crowd.Round.p99(calm.accepted).multipliedBy(2).plus(slack()));
        assertThat(connectionsAfter).isLessThanOrEqualTo(CAPACITY * 10 + 2);
        assertThat(threadsAfter).isLessThanOrEqualTo(threads + 4);
        // within the two seconds of the last round
        assertThat(recovered.failed).isEmpty();
        assertThat(recovered.accepted.size()).isGreaterThan(calm.accepted.size() / 2);
    }

    /** Beside other builds a short run measures the machine as well. */
    private static Duration slack() {
        return System.getenv(SECONDS) == null ? Duration.ofMillis(200) : Duration.ZERO;
    }

    private static long seconds() {
        return Long.parseLong(Objects.requireNonNullElse(System.getenv(SECONDS), "5"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
