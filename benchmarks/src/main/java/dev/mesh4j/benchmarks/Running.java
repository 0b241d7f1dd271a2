package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Wrk.Call;
import dev.mesh4j.benchmarks.Wrk.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A contender whose processes run: its echo and, when it has any, the relays before it. */
final class Running implements AutoCloseable {

    private final Contender contender;
    private final List<Child> registry = new ArrayList<>();
    private final List<Child> agents = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    /** @param cpuSeconds of all its processes for a thousand calls */
    record Load(Sample sample, double cpuSeconds) {}

    private Running(Contender contender) {
        this.contender = contender;
    }

    /** Starts one process after the other, each when the one before answers. */
    static Running start(Contender contender, int relays, FirstAnswer client) throws IOException {
        Running running = new Running(contender);
        try {
            running.registry.addAll(contender.startRegistry());
            for (int level = 0; level <= relays; level++) {
                running.agents.add(contender.start(level));
                running.sessions.add(
                        client.await(contender.era(), contender.port(level), Contender.tool(level), System.nanoTime())
                                .session());
            }
            return running;
        } catch (IOException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    Contender contender() {
        return contender;
    }

    /** Load on the echo or one of the relays. */
    Load load(Wrk wrk, int level, int callers, int seconds, int kib) throws IOException, InterruptedException {
        double before = cpuSeconds();
        Call call = new Call(contender.era(), contender.port(level), sessions.get(level), Contender.tool(level), kib);
        Sample sample = wrk.run(callers, seconds, call);
        return new Load(sample, 1000 * (cpuSeconds() - before) / sample.calls());
    }

    /** From the echo on, in MB. */
    List<Long> residentMegabytes() {
        return agents.stream().map(Child::residentMegabytes).toList();
    }

    @Override
    public void close() {
        agents.forEach(Child::close);
        registry.forEach(Child::close);
    }

    private double cpuSeconds() {
        return agents.stream().mapToDouble(Child::cpuSeconds).sum()
                + registry.stream().mapToDouble(Child::cpuSeconds).sum();
    }
}
