package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.ClientCapabilities;
import dev.mesh4j.protocol.mcp.LoggingLevel;
import dev.mesh4j.protocol.mcp.Meta;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** The {@code _meta} of a 2026-07-28 request. */
final class RequestMeta {

    private static final ObjectReader CAPABILITIES = Json.mapper().readerFor(ClientCapabilities.class);

    private final ObjectNode meta;

    RequestMeta(ObjectNode meta) {
        this.meta = meta;
    }

    ObjectNode json() {
        return meta;
    }

    /** @throws JsonRpcException {@code -32602} when they cannot be read */
    ClientCapabilities capabilities() {
        try {
            return CAPABILITIES.readValue(meta.path(Meta.CLIENT_CAPABILITIES));
        } catch (JacksonException e) {
            throw Params.invalid("_meta: " + Meta.CLIENT_CAPABILITIES + Params.place(e)
                    + " cannot be read (expected: as the schema has it)");
        }
    }

    @Nullable
    JsonNode progressToken() {
        return ItemDelivery.token(meta);
    }

    /** The least severe level to send; absent: none.
     *
     * @throws JsonRpcException {@code -32602} when it is none
     */
    @Nullable
    LoggingLevel logLevel() {
        JsonNode level = meta.get(Meta.LOG_LEVEL);
        if (level == null) {
            return null;
        }
        return LoggingLevel.of(level.asString(""))
                .orElseThrow(() ->
                        Params.invalid("_meta: " + Meta.LOG_LEVEL + ": " + level + " (expected: debug to emergency)"));
    }
}
