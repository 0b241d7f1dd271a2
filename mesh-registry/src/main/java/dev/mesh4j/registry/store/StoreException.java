package dev.mesh4j.registry.store;

import dev.mesh4j.server.MeshServerException;

/** The store cannot be used; it says nothing about whether an agent is known. */
public final class StoreException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
