package dev.mesh4j.runtime.scan;

import dev.mesh4j.server.MeshServerException;

/** The annotated classes do not describe an agent; the message names the place and the remedy. */
public final class AgentDefinitionException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    public AgentDefinitionException(String message) {
        super(message);
    }
}
