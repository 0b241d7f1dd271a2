package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.benchmarks.load.Outcome;
import dev.mesh4j.benchmarks.load.Work;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a call costs the same however much else there is: tools in its agent, agents in its mesh, providers of what it
 * needs.
 *
 * @param folder for what the registries keep
 */
record FlatBenchmark(Path folder) implements Benchmark {

    private static final int[] TOOLS = {10, 100, 1000, 10_000};
    private static final int[] AGENTS = {1, 10, 100, 1000, 10_000};
    private static final int[] PROVIDERS = {1, 10, 100, 1000};
    private static final int CALLERS = 16;
    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 2;
    private static final int WARM_UP_CALLS = 150_000;
    private static final int LISTINGS = 20;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @Override
    public void addTo(Report report) throws IOException {
        try (LoadGenerator load = LoadGenerator.start()) {
            report.line("The same call by " + CALLERS + " callers, medians of " + ROUNDS + " rounds of " + ROUND_SECONDS
                    + " s after " + WARM_UP_CALLS + " calls. CPU and bytes are those of the process that is called.");
            tools(load, report);
            try (MeshRegistry registry = registry("agents.db")) {
                agents(load, registry.uri(), report);
            }
            try (MeshRegistry registry = registry("providers.db")) {
                providers(load, registry.uri(), report);
            }
        }
    }

    /** Direct calls; the agents take turns. */
    private static void tools(LoadGenerator load, Report report) throws IOException {
        List<MeteredProcess> agents = new ArrayList<>();
        List<Medians> starts = new ArrayList<>();
        List<List<Cost>> costs = new ArrayList<>();
        try {
            for (int tools : TOOLS) {
                long begun = System.nanoTime();
                agents.add(MeteredProcess.start(Kind.ECHO, tools, NOWHERE));
                starts.add(Medians.of((System.nanoTime() - begun) / 1e6));
                warmUp(load, Work.Kind.ECHO, agents.getLast());
                costs.add(new ArrayList<>());
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < TOOLS.length; i++) {
                    costs.get(i).add(cost(load, Work.Kind.ECHO, agents.get(i)));
                }
            }
            head("tools in the agent", report);
            for (int i = 0; i < TOOLS.length; i++) {
                row(TOOLS[i], costs.get(i), report);
            }
            report.table("tools in the agent", "start, ms", "first page of tools/list, KB", "ms");
            for (int i = 0; i < TOOLS.length; i++) {
                List<MeteredProcess.Page> pages = listings(agents.get(i));
                report.row(
                        String.valueOf(TOOLS[i]),
                        starts.get(i),
                        of(pages, page -> page.bytes() / 1024.0),
                        of(pages, MeteredProcess.Page::millis));
            }
        } finally {
            agents.forEach(MeteredProcess::close);
        }
    }

    /** Hops of the same two agents. */
    private static void agents(LoadGenerator load, URI registry, Report report) throws IOException {
        try (MeteredProcess echo = MeteredProcess.start(Kind.ECHO, 0, registry);
                MeteredProcess relay = MeteredProcess.start(Kind.RELAY, 0, registry)) {
            warmUp(load, Work.Kind.RELAY, relay);
            Twins others = new Twins(registry, echo.port());
            head("other agents in the mesh", report);
            int registered = 0;
            for (int agents : AGENTS) {
                others.register(registered, agents, "bench_other");
                registered = agents;
                row(agents, costs(load, relay), report);
            }
        }
    }

    /** Hops from an agent that finds so many to choose from. */
    private static void providers(LoadGenerator load, URI registry, Report report) throws IOException {
        try (MeteredProcess echo = MeteredProcess.start(Kind.ECHO, 0, registry)) {
            Twins twins = new Twins(registry, echo.port());
            head("providers of the capability", report);
            int registered = 1;
            for (int providers : PROVIDERS) {
                twins.register(registered, providers, "bench_echo");
                registered = providers;
                try (MeteredProcess relay = MeteredProcess.start(Kind.RELAY, 0, registry)) {
                    warmUp(load, Work.Kind.RELAY, relay);
                    row(providers, costs(load, relay), report);
                }
            }
        }
    }

    /** What a round of calls cost. */
    private record Cost(double perSecond, double p50Millis, double cpuSeconds, double bytes) {}

    private static List<Cost> costs(LoadGenerator load, MeteredProcess relay) throws IOException {
        List<Cost> costs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            costs.add(cost(load, Work.Kind.RELAY, relay));
        }
        return costs;
    }

    private static Cost cost(LoadGenerator load, Work.Kind kind, MeteredProcess agent) throws IOException {
        long bytes = agent.allocated();
        Duration cpu = agent.server().cpu();
        Outcome outcome = load.run(new Work(kind, agent.port(), 0, 1, 0, CALLERS, 0, ROUND_SECONDS));
        double calls = outcome.answered();
        return new Cost(
                outcome.perSecond(),
                outcome.p50Millis(),
                agent.server().cpu().minus(cpu).toMillis() / calls,
                (agent.allocated() - bytes) / calls);
    }

    private static void warmUp(LoadGenerator load, Work.Kind kind, MeteredProcess agent) throws IOException {
        load.run(new Work(kind, agent.port(), 0, WARM_UP_CALLS, 0, CALLERS, 0, 0));
    }

    private static List<MeteredProcess.Page> listings(MeteredProcess agent) {
        List<MeteredProcess.Page> pages = new ArrayList<>();
        for (int i = 0; i < LISTINGS; i++) {
            pages.add(agent.list());
        }
        return pages;
    }

    private static void head(String what, Report report) {
        report.table(what, "calls/s", "p50, ms", "CPU, s for 1000 calls", "bytes allocated for a call");
    }

    private static void row(int many, List<Cost> costs, Report report) {
        report.row(
                String.valueOf(many),
                of(costs, Cost::perSecond),
                of(costs, Cost::p50Millis),
                of(costs, Cost::cpuSeconds),
                of(costs, Cost::bytes));
    }

    private static <T> Medians of(List<T> samples, ToDoubleFunction<T> figure) {
        return new Medians(samples.stream().map(figure::applyAsDouble).toList());
    }

    private MeshRegistry registry(String database) {
        Duration lease = Duration.ofDays(1);
        return MeshRegistry.start(
                new RegistryConfig("127.0.0.1", 0, folder.resolve(database), lease, lease, Duration.ofSeconds(1)));
    }
}
