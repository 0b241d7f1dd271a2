package dev.mesh4j.registry.health;

import java.util.List;

/**
 * When the agents last gave a sign of life. That a lease lapsed is a fact; what follows from it is decided elsewhere.
 * Thread-safe, and fast enough for every beat.
 */
public interface Leases extends AutoCloseable {

    /** An agent that is known to be there has a lease from now on, unless the store keeps its lease. */
    void grant(String agentId);

    /** A sign of life: begins a lease, or begins it anew. */
    void renew(String agentId);

    /** Forgets an agent. */
    void end(String agentId);

    /** Whether there is a lease of this agent that has ended and was not renewed. */
    boolean hasLapsed(String agentId);

    /** Who is silent now. */
    Silence silence();

    /** False while it cannot know who is alive, because a shared store is out of reach. */
    boolean isCertain();

    @Override
    void close();

    /**
     * The agents that are silent.
     *
     * @param lapsed those whose lease has ended
     * @param late how many have been silent for two thirds of a lease or longer, the lapsed ones included
     */
    record Silence(List<String> lapsed, int late) {

        public static final Silence NONE = new Silence(List.of(), 0);

        public Silence {
            lapsed = List.copyOf(lapsed);
        }
    }
}
