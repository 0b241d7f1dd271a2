package dev.mesh4j.runtime.session;

import dev.mesh4j.runtime.policy.PolicyLayer;
import tools.jackson.databind.JsonNode;

/**
 * What a tool has to do with sessions.
 *
 * @param sticky whether its calls go to their session's owner
 * @param required whether a call must name its session
 * @param ownArgument whether {@code session_id} is an argument of the tool's own
 */
public record SessionUse(String tool, boolean sticky, boolean required, boolean ownArgument) {

    /** @param inputSchema of its arguments */
    public static SessionUse of(String tool, PolicyLayer policy, JsonNode inputSchema) {
        boolean required = Boolean.TRUE.equals(policy.sessionRequired());
        boolean sticky = required
                || Boolean.TRUE.equals(policy.stateful())
                || Boolean.TRUE.equals(policy.autoSessionManagement());
        return new SessionUse(
                tool, sticky, required, inputSchema.path("properties").has(SessionId.ARGUMENT));
    }
}
