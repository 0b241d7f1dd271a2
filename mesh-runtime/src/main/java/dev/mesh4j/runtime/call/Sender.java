package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;

/** Sends a call and brings what came of it. */
@FunctionalInterface
public interface Sender<T> {

    /** @throws dev.mesh4j.protocol.client.CallException when there is no result */
    T send(McpEndpoint endpoint, ToolCall call);
}
