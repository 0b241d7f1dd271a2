package dev.mesh4j.server;

/** A request that is answered with an HTTP status of 400 or above and one line of text. */
public final class RejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public RejectedException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
