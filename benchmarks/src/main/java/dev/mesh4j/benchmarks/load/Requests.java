package dev.mesh4j.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The requests of some agents, in turn without end. */
final class Requests {

    /** How many different registrations of an agent {@link Work.Kind#CHANGE} sends. */
    static final int VARIANTS = 4;

    /** So many are made before the first is sent, further ones when it is their turn. */
    private static final int KEPT = 4000;

    private final int count;
    private final IntFunction<Request> maker;
    private final List<Request> kept = new ArrayList<>();
    private int next;

    /** @param count of different requests, each of which {@code maker} makes from its number */
    Requests(int count, IntFunction<Request> maker) {
        this.count = count;
        this.maker = maker;
        for (int i = 0; i < Math.min(count, KEPT); i++) {
            kept.add(maker.apply(i));
        }
    }

    static Requests of(Work work) {
        return switch (work.kind()) {
            case BEAT -> forEach(work, agent -> Request.of("HEAD", "/heartbeat/" + SampleAgent.id(agent), ""));
            case REGISTER -> forEach(work, agent -> register(new SampleAgent(agent, work.variant())));
            case CHANGE ->
                new Requests(
                        VARIANTS * work.agents(),
                        i -> register(new SampleAgent(
                                work.firstAgent() + i % work.agents(), work.variant() + i / work.agents())));
            case EXPLAIN ->
                forEach(
                        work,
                        agent ->
                                Request.of("GET", "/explain?capability=" + SampleAgent.sharedCapability(agent, 0), ""));
            case LIVE -> new Requests(1, i -> Request.of("GET", "/livez", ""));
            case ECHO -> new Requests(1, i -> Request.toolCall("echo"));
            case RELAY -> new Requests(1, i -> Request.toolCall("relay"));
        };
    }

    Request next() {
        int number = next;
        next = (next + 1) % count;
        return number < kept.size() ? kept.get(number) : maker.apply(number);
    }

    private static Requests forEach(Work work, IntFunction<Request> maker) {
        return new Requests(work.agents(), i -> maker.apply(work.firstAgent() + i));
    }

    private static Request register(SampleAgent agent) {
        return Request.of("POST", "/heartbeat", agent.registration());
    }
}
