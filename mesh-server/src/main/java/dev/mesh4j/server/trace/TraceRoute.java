package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.trace.TraceReply;
import dev.mesh4j.server.RejectedException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.regex.Pattern;

/** {@code GET /traces/{traceId}}: what an agent still knows of a trace, as {@link TraceReply}; 404 when it keeps nothing. */
public record TraceRoute(String agentId, String agentName, RecentSpans spans) {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

    public void addTo(RoutesConfig routes) {
        routes.get(TraceReply.PATH + "{traceId}", this::spans);
    }

    private void spans(Context context) throws IOException {
        if (!spans.keepsAny()) {
            throw new RejectedException(404, "trace-buffer: 0, so that no spans are kept (expected: 1 or more)");
        }
        String traceId = context.pathParam("traceId");
        if (!TRACE_ID.matcher(traceId).matches()) {
            throw new RejectedException(400, "traceId: '" + traceId + "' (expected: 32 of 0-9 a-f)");
        }
        byte[] json = Json.mapper().writeValueAsBytes(new TraceReply(agentId, agentName, spans.of(traceId)));
        var response = context.res();
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
