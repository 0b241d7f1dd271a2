package dev.mesh4j.protocol.client.link;

import dev.mesh4j.protocol.jsonrpc.RequestId;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request in the form that its era gave it.
 *
 * @param headers for HTTP; other links leave them out
 * @param timeout from now to the answer
 */
public record LinkRequest(
        RequestId id, String method, ObjectNode params, Map<String, String> headers, Duration timeout) {}
