package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.Running.Load;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Contenders that run side by side, so that each has its turn in every round. */
final class Field implements AutoCloseable {

    private final Plan plan;
    private final Wrk wrk;
    private final List<Running> running = new ArrayList<>();

    /** One of them, called directly or over so many hops. */
    record Lane(Running running, int hops) {}

    /** The rounds of one lane. */
    record Rounds(List<Load> loads) {

        Medians perSecond() {
            return of(load -> load.sample().perSecond());
        }

        Medians p50Millis() {
            return of(load -> load.sample().p50Millis());
        }

        Medians p99Millis() {
            return of(load -> load.sample().p99Millis());
        }

        Medians p999Millis() {
            return of(load -> load.sample().p999Millis());
        }

        Medians cpuSeconds() {
            return of(Load::cpuSeconds);
        }

        private Medians of(ToDoubleFunction<Load> figure) {
            return new Medians(loads.stream().map(figure::applyAsDouble).toList());
        }
    }

    private Field(Plan plan, Wrk wrk) {
        this.plan = plan;
        this.wrk = wrk;
    }

    static Field start(List<Contender> contenders, int relays, Plan plan, Wrk wrk) throws IOException {
        Field field = new Field(plan, wrk);
        try (FirstAnswer client = new FirstAnswer()) {
            for (Contender contender : contenders) {
                field.running.add(Running.start(contender, relays, client));
            }
            return field;
        } catch (IOException | RuntimeException e) {
            field.close();
            throw e;
        }
    }

    List<Running> running() {
        return running;
    }

    void warmUp(List<Lane> lanes, int callers, int kib) throws IOException, InterruptedException {
        for (Lane lane : lanes) {
            lane.running.load(wrk, lane.hops, callers, plan.warmUpSeconds(), kib);
        }
    }

    /** The rounds of each lane, in their order. */
    List<Rounds> measure(List<Lane> lanes, int callers, int kib) throws IOException, InterruptedException {
        List<Rounds> measured =
                lanes.stream().map(lane -> new Rounds(new ArrayList<>())).toList();
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = lanes.get(i);
                measured.get(i).loads().add(lane.running.load(wrk, lane.hops, callers, plan.seconds(), kib));
            }
        }
        return measured;
    }

    @Override
    public void close() {
        running.forEach(Running::close);
    }
}
