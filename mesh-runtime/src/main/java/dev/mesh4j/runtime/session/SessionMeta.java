package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.CallToolResult;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the answer to a session's call says in {@code _meta}.
 *
 * @param owner the instance that served it
 */
public record SessionMeta(String id, String owner) {

    static final String KEY = "dev.mesh4j/session";

    /** What an answer says; empty when it says nothing. */
    public static Optional<SessionMeta> of(CallToolResult result) {
        JsonNode meta = result.meta() == null ? null : result.meta().get(KEY);
        if (meta == null || !meta.path("id").isString() || !meta.path("owner").isString()) {
            return Optional.empty();
        }
        return Optional.of(
                new SessionMeta(meta.path("id").asString(), meta.path("owner").asString()));
    }

    CallToolResult on(CallToolResult result) {
        ObjectNode meta = result.meta() instanceof ObjectNode own
                ? own.deepCopy()
                : Json.mapper().createObjectNode();
        meta.putObject(KEY).put("id", id).put("owner", owner);
        return new CallToolResult(
                result.resultType(), result.content(), result.structuredContent(), result.isError(), meta);
    }
}
