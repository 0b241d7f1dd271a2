package dev.mesh4j.runtime;

import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.call.CallContext;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.trace.LogContext;
import dev.mesh4j.server.mcp.AwaitingInput;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.StartingTask;
import dev.mesh4j.server.metrics.ServedCalls;
import dev.mesh4j.server.metrics.ServedCalls.Outcome;
import dev.mesh4j.server.trace.CallSpan;
import tools.jackson.databind.node.ObjectNode;

/** A tool of this agent as others call it: in a trace, with the token it needs, counted. */
record ServedTool(LocalTool tool, ServedCalls.Meter meter, Serving serving) {

    CallToolResult call(ObjectNode arguments, Exchange exchange) {
        long begun = System.nanoTime();
        CallContext came = CallContext.of(exchange);
        CallSpan span = serving.begin(tool.definition().name(), came, exchange);
        CallContext context = came.in(span.context());
        Outcome outcome = Outcome.ERROR;
        String error = "-32603";
        try (CurrentCall.Scope scope = CurrentCall.serve(exchange, context);
                LogContext log = new LogContext(context)) {
            serving.requireTrust(tool, exchange);
            CallToolResult result = tool.call(arguments, exchange);
            outcome = result.failed() ? Outcome.TOOL_ERROR : Outcome.OK;
            error = result.failed() ? "tool_error" : "";
            return result;
        } catch (AwaitingInput | StartingTask e) {
            outcome = Outcome.INPUT_REQUIRED;
            error = "";
            throw e;
        } catch (JsonRpcException e) {
            error = Integer.toString(e.error().code());
            throw e;
        } finally {
            boolean cancelled = exchange.isCancelled();
            meter.ended(cancelled ? Outcome.CANCELLED : outcome, System.nanoTime() - begun);
            if (cancelled) {
                span.failed("cancelled");
            } else if (error.isEmpty()) {
                span.ended();
            } else {
                span.failed(error);
            }
        }
    }
}
