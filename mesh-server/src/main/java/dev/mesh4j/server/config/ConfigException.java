package dev.mesh4j.server.config;

import dev.mesh4j.server.MeshServerException;

/** A configuration that cannot be used; the message names key, value, source and expectation. */
public final class ConfigException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }
}
