package dev.mesh4j.protocol.jsonrpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON-RPC 2.0 message. */
public sealed interface JsonRpcMessage {

    /** Expects a {@link Result} or a {@link Failure} with the same id. */
    record Request(RequestId id, String method, @Nullable ObjectNode params) implements JsonRpcMessage {}

    /** Is never answered. */
    record Notification(String method, @Nullable ObjectNode params) implements JsonRpcMessage {}

    record Result(RequestId id, JsonNode result) implements JsonRpcMessage {}

    /** @param id absent when the request's own id could not be read */
    record Failure(@Nullable RequestId id, JsonRpcError error) implements JsonRpcMessage {}
}
