package dev.mesh4j.server.state;

import dev.mesh4j.server.MeshServerException;

/** The store of shared state is away, refuses or is full; what was asked for may or may not have happened. */
public final class SharedStateException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    public SharedStateException(String message) {
        super(message);
    }

    public SharedStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
