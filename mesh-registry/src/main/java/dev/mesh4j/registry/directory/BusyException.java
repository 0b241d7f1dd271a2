package dev.mesh4j.registry.directory;

import dev.mesh4j.server.MeshServerException;

/** More changes wait than the registry takes, or it is stopping; nothing was changed. */
public final class BusyException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
