package dev.mesh4j.registry.directory;

/** What a beat tells the agent. */
public enum BeatResult {
    UNCHANGED,
    CHANGED,
    UNKNOWN
}
