package dev.mesh4j.runtime;

/**
 * The session is no longer this instance's: another one took it over while this one was silent, or it ended. Nothing was
 * read or written.
 */
public final class SessionLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sessionId;

    public SessionLostException(String sessionId, String why) {
        super("session " + sessionId + " is lost: " + why);
        this.sessionId = sessionId;
    }

    /** Which session another instance has now. */
    public String sessionId() {
        return sessionId;
    }
}
