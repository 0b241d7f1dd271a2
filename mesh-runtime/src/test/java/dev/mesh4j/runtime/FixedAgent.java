package dev.mesh4j.runtime;

/** An agent that cannot change. */
public final class FixedAgent implements AgentControl {

    @Override
    public Registered register(Object instance) {
        throw new UnsupportedOperationException("this agent does not change");
    }

    @Override
    public void resourceUpdated(String uri) {}
}
