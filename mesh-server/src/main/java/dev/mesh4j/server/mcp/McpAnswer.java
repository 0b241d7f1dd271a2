package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import org.jspecify.annotations.Nullable;

/** What the endpoint sends back. */
public sealed interface McpAnswer {

    /** @param result a record, a tree or raw JSON */
    record Success(RequestId id, Object result) implements McpAnswer {}

    /** @param id absent when the request's own could not be read */
    record Failure(int status, @Nullable RequestId id, JsonRpcError error) implements McpAnswer {}

    /** A notification was taken: 202 without a body. */
    record Accepted() implements McpAnswer {}

    /** The answers to a batch, in its order; revision 2025-03-26 only. */
    record Batch(java.util.List<McpAnswer> answers) implements McpAnswer {}
}
