package dev.mesh4j.protocol.registry;

/** Hears what a watch tells, on the thread that watches. */
public interface Watcher {

    /** The registry has accepted the watch, which is a sign of life as well. */
    void opened();

    /** How the agent's dependencies are met now. */
    void told(RegisterAnswer.Accepted bindings);
}
