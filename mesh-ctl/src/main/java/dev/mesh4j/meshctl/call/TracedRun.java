package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.trace.CollectedTrace;
import dev.mesh4j.meshctl.trace.TraceCollector;
import dev.mesh4j.meshctl.trace.TracePage;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.protocol.registry.AgentView;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A trace that begins with a call of meshctl's, and is shown after it.
 *
 * @param context what the call is in
 */
public record TracedRun(Console console, HttpTransport http, TraceContext context) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public static TracedRun begin(Console console, HttpTransport http) {
        byte[] ids = new byte[24];
        new SecureRandom().nextBytes(ids);
        // an id of zeros only is none
        ids[0] |= 1;
        ids[16] |= 1;
        HexFormat hex = HexFormat.of();
        String parent = "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-01";
        return new TracedRun(console, http, new TraceContext(parent, null, null));
    }

    /** Shows what became of it; a mesh that cannot be asked costs the tree and not the call. */
    public void end(Supplier<List<AgentView>> agents) {
        CollectedTrace trace;
        try {
            trace = new TraceCollector(http, PATIENCE).collect(context.traceId(), agents.get());
        } catch (MeshctlException e) {
            console.notice("trace " + context.traceId() + ": " + e.getMessage());
            return;
        }
        if (trace.isEmpty()) {
            console.notice("trace " + context.traceId() + ": no agent of the mesh has told of it");
        } else {
            TracePage.lines(trace, console.style()).forEach(console::notice);
        }
    }
}
