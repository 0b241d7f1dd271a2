package dev.mesh4j.runtime;

/** A tool that is called within a session only was to be called without one; nothing was sent. */
public final class SessionRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String capability;

    public SessionRequiredException(String capability) {
        super("capability " + capability
                + " is called within a session only (expected: CallOptions.session(id), a session"
                + " of the call being served, or autoSessionManagement)");
        this.capability = capability;
    }

    /** What was to be called. */
    public String capability() {
        return capability;
    }
}
