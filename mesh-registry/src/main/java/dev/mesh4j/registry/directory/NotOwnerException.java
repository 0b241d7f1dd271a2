package dev.mesh4j.registry.directory;

import dev.mesh4j.server.MeshServerException;

/** An agent id is in use by someone else. */
public final class NotOwnerException extends MeshServerException {

    private static final long serialVersionUID = 1L;

    NotOwnerException(String agentId) {
        super("agent_id: '" + agentId
                + "' belongs to another process that is alive (expected: an id of your own, or its"
                + " Mesh-Agent-Key)");
    }
}
