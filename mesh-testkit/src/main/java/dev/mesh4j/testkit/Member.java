package dev.mesh4j.testkit;

import dev.mesh4j.runtime.RunningAgent;

/** An agent of a test's mesh, and the links between the two. */
final class Member {

    private final RunningAgent agent;
    /** Those of others to it. */
    private final Link calls;
    /** Its own to the registry. */
    private final Link beats;

    private volatile boolean there = true;

    Member(RunningAgent agent, Link calls, Link beats) {
        this.agent = agent;
        this.calls = calls;
        this.beats = beats;
    }

    RunningAgent agent() {
        return agent;
    }

    Link calls() {
        return calls;
    }

    Link beats() {
        return beats;
    }

    /** Not any more once it was killed or closed. */
    boolean isThere() {
        return there;
    }

    /** Refuses connections when the agent has been closed, by whomever. */
    void follow() {
        calls.to(agent.port());
        Thread.ofVirtual().name("mesh-member").start(() -> {
            agent.awaitClosed();
            there = false;
            calls.close();
        });
    }

    /** Is gone for everybody at once; what it began ends on its own. */
    void kill() {
        there = false;
        calls.close();
        beats.close();
        Thread.ofVirtual().name("mesh-kill").start(agent::close);
    }

    void close() {
        agent.close();
        calls.close();
        beats.close();
    }
}
