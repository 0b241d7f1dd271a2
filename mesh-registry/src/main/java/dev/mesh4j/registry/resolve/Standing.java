package dev.mesh4j.registry.resolve;

/** Whether an agent can be wired to. */
public enum Standing {
    LIVE,
    /** Alive, but something hints that it may not be: it ranks after all others. */
    SUSPECT,
    EXPIRED
}
