package dev.mesh4j.testkit;

import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.AgentConfigBuilder;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** The agents that a test's mesh started. Thread-safe. */
final class Members implements AutoCloseable {

    private static final Duration BEAT = Duration.ofMillis(200);
    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final List<Member> all = new CopyOnWriteArrayList<>();
    private final OwnRegistry registry;
    private final RegistryClient client;

    Members(OwnRegistry registry, RegistryClient client) {
        this.registry = registry;
        this.client = client;
    }

    AgentConfigBuilder config() {
        return AgentConfig.builder()
                .heartbeatInterval(BEAT)
                .debounceDelay(Duration.ZERO)
                .drainTimeout(DRAIN);
    }

    RunningAgent start(MeshBuilder builder, UnaryOperator<AgentConfigBuilder> configured) {
        Link calls = Link.open();
        Link beats = Link.open().to(registry.port());
        if (registry.isAway()) {
            beats.close();
        }
        AgentConfigBuilder config =
                config().announcedPort(calls.port()).registryUrl(URI.create("http://127.0.0.1:" + beats.port()));
        Member member;
        try {
            member = new Member(builder.config(configured.apply(config).build()).start(), calls, beats);
        } catch (RuntimeException e) {
            calls.close();
            beats.close();
            throw e;
        }
        all.add(member);
        member.follow();
        awaitJoined(member.agent());
        return member.agent();
    }

    FakeTool start(FakeBuilder fake) {
        return new FakeTool(
                fake.capability(),
                fake.answer(),
                handler -> start(
                        Mesh.builder().agent(new NamedAgent()).tool(fake.tool(handler)),
                        config -> config.agentName(fake.name())));
    }

    /** @throws IllegalArgumentException when this mesh did not start it */
    Member of(RunningAgent agent) {
        return find(agent)
                .orElseThrow(() -> new IllegalArgumentException(agent.id() + " (expected: an agent that this"
                        + " mesh started, one of "
                        + all.stream().map(member -> member.agent().id()).toList() + ")"));
    }

    Optional<Member> find(RunningAgent agent) {
        return all.stream().filter(member -> member.agent() == agent).findFirst();
    }

    /** Each that lives gives a sign of life. */
    void beat() {
        all.stream()
                .filter(Member::isThere)
                .map(Member::agent)
                .forEach(agent -> client.beat(agent.id(), agent.bindings()));
    }

    /** Returns when each that lives knows its bindings, or the patience has ended. */
    void settle() {
        if (!registry.isAway()) {
            Patience.await(Patience.LONG, () -> all.stream().allMatch(this::isSettled));
        }
    }

    void registryWent() {
        all.forEach(member -> member.beats().close());
    }

    void registryCame() {
        all.stream().filter(Member::isThere).forEach(member -> member.beats().listen());
        settle();
    }

    /** What is wrong now, by agent. */
    Map<String, String> disturbances() {
        Map<String, String> found = new LinkedHashMap<>();
        all.stream()
                .filter(Member::isThere)
                .forEach(member -> found.put(member.agent().id(), member.calls().toString()));
        found.values().removeIf(String::isEmpty);
        return found;
    }

    /** All at once: each may have calls in flight to wait for. */
    @Override
    public void close() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(member -> threads.execute(member::close));
        }
    }

    private boolean isSettled(Member member) {
        RunningAgent agent = member.agent();
        return !member.isThere() || client.beat(agent.id(), agent.bindings()) instanceof BeatAnswer.Unchanged;
    }

    private void awaitJoined(RunningAgent agent) {
        try {
            if (!registry.isAway() && !agent.awaitReady(Patience.LONG)) {
                throw new IllegalStateException(agent.id() + " has not joined " + registry.uri() + " within "
                        + Patience.LONG.toSeconds() + " s (expected: that the registry takes it; see its log)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + agent.id() + " joined", e);
        }
        settle();
    }
}
