package dev.mesh4j.runtime;

/** A tool was executed and answered that it failed; the message is what it said. */
public final class RemoteToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String capability;

    public RemoteToolException(String capability, String message) {
        super(message);
        this.capability = capability;
    }

    /** What was called. */
    public String capability() {
        return capability;
    }
}
