package dev.mesh4j.acceptance.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.chaos.network.OtherHost;
import dev.mesh4j.chaos.process.ChildJvm;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.DependencyResolver;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The host of a provider is cut off: no connection breaks, packets are lost without a word. */
@ResourceLock(Processes.PROCESSORS)
@Timeout(180)
class HostCutOffTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(Strictness.size(15, 6));
    private static final Duration BEAT = LEASE.dividedBy(3);
    /** Leases are looked at so often in each of them. */
    private static final int SWEEPS = 15;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Of the dependency. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration SLACK = Duration.ofMillis(Strictness.size(200, 3_000));
    private static final int CALLERS = 8;

    @TempDir
    private Path folder;

    private final Demand demand = new Demand();
    private final List<ChildJvm> started = new ArrayList<>();
    private volatile String provider = "";
    private volatile long wiredAt;
    private OtherHost host;
    private RegistryProcess registry;
    private RunningAgent consumer;

    @BeforeEach
    void start_a_provider_on_another_host() throws Exception {
        if (!OtherHost.isPossible()) {
            String message = "a host that is cut off: not tested (expected: Linux, root, and iproute2)";
            System.err.println("SKIPPED: " + message);
            Assumptions.abort(message);
        }
        host = OtherHost.start();
        registry = RegistryProcess.start(
                folder.resolve("registry.log"),
                "--bind-host",
                "0.0.0.0",
                "--database",
                folder.resolve("registry.db").toString(),
                "--lease-timeout",
                LEASE.toMillis() + "ms");
        startWorker(Worker.class, List.of(), "127.0.0.1", "127.0.0.1");
        startWorker(BestWorker.class, host.through(), host.there(), host.here());
        consumer = Mesh.builder()
                .agent(demand)
                .dependencyResolver(this::observe)
                .config(AgentConfig.builder()
                        .registryUrl(registry.uri())
                        .heartbeatInterval(BEAT)
                        .build())
                .start();
        ChildJvm.call(consumer.port(), "bind", "");
        assertThat(demand.bound.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        await().atMost(PATIENCE).until(() -> provider.startsWith("best-"));
        await().atMost(PATIENCE).until(() -> live() == 3);
    }

    @AfterEach
    void stop_what_is_left() throws Exception {
        if (consumer != null) {
            demand.stop();
            consumer.close();
        }
        started.forEach(ChildJvm::close);
        if (registry != null) {
            registry.close();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    void consumers_are_rewired_within_the_lease_and_wait_no_longer_than_they_would_have() throws Exception {
        demand.start(CALLERS);
        await().atMost(PATIENCE)
                .until(() -> demand.calls.stream()
                                .filter(call -> call.outcome().equals("best"))
                                .count()
                        > 100);
        demand.calls.clear();
        long cut = System.nanoTime();
        host.cutOff();
        await().atMost(LEASE.multipliedBy(3)).until(() -> provider.startsWith("worker-"));
        Duration rewired = Duration.ofNanos(wiredAt - cut);
        demand.stop();

        List<Demand.Call> after = demand.calls.stream()
                .filter(call -> call.began() + call.took().toNanos() - cut > 0)
                .toList();
        Duration longest =
                longest(after.stream().filter(Demand.Call::isAnswered).toList());
        List<Demand.Call> lost =
                after.stream().filter(call -> !call.isAnswered()).toList();
        System.out.printf(
                "host cut off: rewired after %d ms (lease %d ms); %d calls by %d callers: %s; longest that was answered"
                        + " %d ms, longest that was not %d ms%n",
                rewired.toMillis(),
                LEASE.toMillis(),
                after.size(),
                CALLERS,
                outcomes(after),
                longest.toMillis(),
                longest(lost).toMillis());
        assertThat(rewired).isLessThan(LEASE.plus(LEASE.dividedBy(SWEEPS)).plus(SLACK));
        assertThat(longest).isLessThan(CONNECT_TIMEOUT.plus(SLACK));
        // what was sent on a connection that was open may have been executed
        assertThat(longest(lost)).isLessThan(CALL_TIMEOUT.plus(SLACK));
        assertThat(lost).hasSizeLessThanOrEqualTo(2 * CALLERS);
    }

    private static Duration longest(List<Demand.Call> calls) {
        return calls.stream().map(Demand.Call::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Map<String, Long> outcomes(List<Demand.Call> calls) {
        return calls.stream().collect(Collectors.groupingBy(Demand.Call::outcome, TreeMap::new, Collectors.counting()));
    }

    private Optional<List<DependencyResolver.Candidate>> observe(
            DependencyResolver.Wanted wanted, List<DependencyResolver.Candidate> candidates) {
        String first = candidates.isEmpty() ? "" : candidates.getFirst().agentId();
        if (!first.equals(provider)) {
            wiredAt = System.nanoTime();
            provider = first;
        }
        return Optional.empty();
    }

    private long live() {
        return registry.scrape().value("mesh_registry_agents{state=\"live\"}");
    }

    private void startWorker(Class<?> type, List<String> through, String own, String registryHost) throws Exception {
        URI seen = URI.create("http://" + registryHost + ":" + registry.uri().getPort());
        started.add(ChildJvm.start(
                folder.resolve(Objects.requireNonNull(type.getSimpleName()) + ".log"),
                through,
                type,
                "--bind-host",
                own,
                "--registry-url",
                seen.toString(),
                "--heartbeat-interval",
                BEAT.toMillis() + "ms"));
    }
}
