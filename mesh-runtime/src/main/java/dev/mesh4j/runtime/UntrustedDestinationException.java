package dev.mesh4j.runtime;

/** A provider wants the mesh's token, and this agent has none or may not send it there. Nothing was sent. */
public final class UntrustedDestinationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String capability;

    public UntrustedDestinationException(String capability, String message) {
        super(message);
        this.capability = capability;
    }

    /** What was to be called. */
    public String capability() {
        return capability;
    }
}
