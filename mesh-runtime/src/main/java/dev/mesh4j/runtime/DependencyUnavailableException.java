package dev.mesh4j.runtime;

/** Nothing provides a dependency now, or none of its providers can be reached; the message says which and why. */
public final class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String capability;

    public DependencyUnavailableException(String capability, String message) {
        super(message);
        this.capability = capability;
    }

    /** What nobody provides. */
    public String capability() {
        return capability;
    }
}
