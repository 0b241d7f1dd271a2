package dev.mesh4j.benchmarks;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Calls of the echo agent, a process of its own, through an injected client: arguments, HTTP and result. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class InjectedCalls {

    /** The system property that names the registry where the echo agent is found. */
    static final String REGISTRY = "benchmarks.registry";

    private static final String TEXT = "The quick brown fox jumps over the lazy dog";

    private final Caller caller = new Caller();
    private @Nullable RunningAgent agent;

    @Setup
    public void start() {
        URI registry = URI.create(Objects.requireNonNull(System.getProperty(REGISTRY), REGISTRY));
        agent = Mesh.builder()
                .agent(Relay.class)
                .agent(caller)
                .config(AgentConfig.builder().registryUrl(registry).build())
                .start();
        try (FirstAnswer client = new FirstAnswer()) {
            client.await(Era.MODERN, agent.port(), "hold", System.nanoTime());
        }
    }

    @Benchmark
    public Echo.Reply call() {
        return Objects.requireNonNull(caller.held).echo(TEXT);
    }

    @TearDown
    public void stop() {
        if (agent != null) {
            agent.close();
        }
    }

    /** Keeps the client that is injected into its tool. */
    public static final class Caller {

        private volatile Relay.@Nullable EchoService held;

        @MeshTool(
                capability = "bench_hold",
                description = "Keeps its client when that answers",
                dependencies = @Dependency(capability = "bench_echo"))
        public Echo.Reply hold(String text, Relay.EchoService echo) {
            Echo.Reply reply = echo.echo(text);
            held = echo;
            return reply;
        }
    }
}
