package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.server.mcp.AwaitingInput;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.StartingTask;
import dev.mesh4j.server.metrics.ServedCalls;
import dev.mesh4j.server.metrics.ServedCalls.Outcome;
import tools.jackson.databind.node.ObjectNode;

/** A tool of this agent as others call it: counted. */
record ServedTool(LocalTool tool, ServedCalls.Meter meter) {

    CallToolResult call(ObjectNode arguments, Exchange exchange) {
        long begun = System.nanoTime();
        Outcome outcome = Outcome.ERROR;
        try {
            CallToolResult result = tool.call(arguments, exchange);
            outcome = result.failed() ? Outcome.TOOL_ERROR : Outcome.OK;
            return result;
        } catch (AwaitingInput | StartingTask e) {
            outcome = Outcome.INPUT_REQUIRED;
            throw e;
        } finally {
            meter.ended(exchange.isCancelled() ? Outcome.CANCELLED : outcome, System.nanoTime() - begun);
        }
    }
}
