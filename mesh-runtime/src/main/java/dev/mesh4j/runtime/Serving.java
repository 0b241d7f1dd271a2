package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.call.CallContext;
import dev.mesh4j.runtime.call.headers.MeshToken;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.mcp.TaskSupport;
import dev.mesh4j.server.metrics.ServedCalls;
import dev.mesh4j.server.trace.CallSpan;
import dev.mesh4j.server.trace.SpanStart;
import dev.mesh4j.server.trace.Tracing;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes with every tool call that an agent serves. */
record Serving(ServedCalls counted, Tracing tracing, MeshToken token) {

    /** @throws AgentDefinitionException when the tool needs a token that nobody could have */
    ServedTool serve(LocalTool tool) {
        String name = tool.definition().name();
        if (needsToken(tool) && !token.isPresent()) {
            throw new AgentDefinitionException("tool '" + name
                    + "' has authRequired, and no token is configured (expected: auth-token, MESH_AUTH_TOKEN)");
        }
        if (needsToken(tool) && tool.tasks().support() != TaskSupport.NONE) {
            throw new AgentDefinitionException("tool '" + name
                    + "' has authRequired and runs as a task, whose headers are gone (expected: one of the two)");
        }
        return new ServedTool(tool, counted.tool(name), this);
    }

    CallSpan begin(String tool, CallContext came, Exchange exchange) {
        return tracing.writes(came.trace())
                ? tracing.begin(new SpanStart(SpanStart.Side.SERVER, tool, came.trace(), attributes(came, exchange)))
                : CallSpan.none(came.trace());
    }

    /** @throws dev.mesh4j.protocol.jsonrpc.JsonRpcException when the tool needs the mesh's token and the caller has none */
    void requireTrust(LocalTool tool, Exchange exchange) {
        if (needsToken(tool)) {
            token.require(exchange.header("Authorization"));
        }
    }

    private static boolean needsToken(LocalTool tool) {
        return Boolean.TRUE.equals(tool.descriptor().policy().authRequired());
    }

    private static Map<String, String> attributes(CallContext came, Exchange exchange) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("mesh.correlation_id", came.correlationId());
        if (came.caller() != null) {
            attributes.put("mesh.caller", came.caller().toString());
        }
        String version = exchange.header(Headers.PROTOCOL_VERSION);
        if (version != null) {
            attributes.put("mcp.protocol.version", version);
            attributes.put("network.transport", "tcp");
        }
        String session = exchange.header(Headers.SESSION_ID);
        if (session != null) {
            attributes.put("mcp.session.id", session);
        }
        return attributes;
    }
}
