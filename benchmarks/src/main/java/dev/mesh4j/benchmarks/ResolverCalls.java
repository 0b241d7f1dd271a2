package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.load.SampleAgent;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.registry.api.RegistrationReader;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Presence;
import dev.mesh4j.registry.resolve.Catalog;
import dev.mesh4j.registry.resolve.Explanation;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import dev.mesh4j.registry.resolve.Resolver;
import dev.mesh4j.registry.resolve.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The resolver over a thousand agents with ten thousand capabilities, each time as if nothing was found out before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResolverCalls {

    private static final int AGENTS = 1000;

    private final Catalog catalog = new Catalog();
    private final List<Offer> consumers = new ArrayList<>();
    private int next;

    @Setup
    public void register() {
        RegistrationReader reader = new RegistrationReader();
        for (int number = 0; number < AGENTS; number++) {
            String body = new SampleAgent(number, 0).registration();
            AgentRegistration wire = Json.mapper().readValue(body, AgentRegistration.class);
            Agent agent = reader.read(wire, "127.0.0.1", "").agent();
            catalog.put(agent, Presence.LIVE);
            consumers.add(new Offer(agent, agent.tools().getFirst()));
        }
    }

    /** Who meets the dependency of a tool. */
    @Benchmark
    public List<Resolution> resolve() {
        return new Resolver(catalog, Rules.STANDARD).resolve(consumer());
    }

    /** The same, with everybody who was considered. */
    @Benchmark
    public Explanation explain() {
        Offer consumer = consumer();
        Need need = consumer.tool().requirements().getFirst().need();
        return new Resolver(catalog, Rules.STANDARD).explain(consumer, need);
    }

    private Offer consumer() {
        next = (next + 1) % AGENTS;
        return consumers.get(next);
    }
}
