package dev.mesh4j.registry.model;

/** Whether an agent is there, as far as the registry can tell. */
public enum Presence {
    /** Its lease lasts. */
    LIVE,
    /** Its lease lasts, but its watch broke: others are preferred. */
    SUSPECT,
    /** Its lease ended; it is listed for a while. */
    EXPIRED,
    /** It is gone; kept for a while so that every replica hears of it. */
    LEFT;

    /** Whether it may be called. */
    public boolean isThere() {
        return this == LIVE || this == SUSPECT;
    }
}
