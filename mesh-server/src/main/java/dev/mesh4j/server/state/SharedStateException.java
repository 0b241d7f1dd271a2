package dev.mesh4j.server.state;

import dev.mesh4j.server.MeshServerException;

/** The store of shared state is away, refuses or is full; what was asked for may or may not have happened. */
public final class SharedStateException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    public SharedStateException(String message) {
        super(message);
        this.busy = false;
    }

    public SharedStateException(String message, Throwable cause) {
        this(message, cause, false);
    }

    SharedStateException(String message, Throwable cause, boolean busy) {
        super(message, cause);
        this.busy = busy;
    }

    /** Whether the store was not even asked, for all connections were in use. */
    boolean isBusy() {
        return busy;
    }
}
