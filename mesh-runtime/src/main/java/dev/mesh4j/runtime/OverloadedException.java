package dev.mesh4j.runtime;

import java.time.Duration;

/** Every provider of a dependency refused a call before executing any of it. */
public final class OverloadedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String capability;
    private final Duration retryAfter;

    public OverloadedException(String capability, String message, Duration retryAfter) {
        super(message);
        this.capability = capability;
        this.retryAfter = retryAfter;
    }

    /** Whose providers all have too much to do. */
    public String capability() {
        return capability;
    }

    /** When to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
