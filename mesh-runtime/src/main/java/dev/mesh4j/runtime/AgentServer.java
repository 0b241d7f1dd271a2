package dev.mesh4j.runtime;

import dev.mesh4j.runtime.metrics.AgentMetrics;
import dev.mesh4j.server.MeshServer;
import dev.mesh4j.server.MeshServerException;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.SessionRoute;
import dev.mesh4j.server.mcp.McpOptions;
import dev.mesh4j.server.mcp.McpRoutes;
import dev.mesh4j.server.mcp.stdio.ProcessStreams;
import dev.mesh4j.server.mcp.stdio.StdioOptions;
import dev.mesh4j.server.mcp.stdio.StdioServer;
import dev.mesh4j.server.metrics.MetricsRoute;
import dev.mesh4j.server.probe.Probes;
import dev.mesh4j.server.trace.TraceRoute;

/** Puts an agent's service on HTTP, where its probes, metrics, traces and sessions are as well, or on stdio. */
record AgentServer(AgentConfig config, AgentService service, McpOptions options) {

    /** @throws MeshServerException when the port is taken */
    ServedOver http(Probes probes, AgentMetrics metrics, AgentSessions sessions, TraceRoute traces) {
        ServerOptions bounds =
                new ServerOptions(config.bindHost(), config.httpPort(), config.drainTimeout(), config.maxConnections());
        McpRoutes mcp = new McpRoutes(service, options);
        SessionRoute ending = new SessionRoute(sessions.sessions()::end);
        MeshServer server = new MeshServer(bounds, probes, routes -> {
                    mcp.addTo(routes);
                    ending.addTo(routes);
                    new MetricsRoute(metrics.all()).addTo(routes);
                    traces.addTo(routes);
                })
                .beforeDrain(mcp::close)
                .beforeDrain(metrics::close);
        try {
            return new ServedOver.Http(server.start(), config.bindHost());
        } catch (MeshServerException e) {
            mcp.close();
            throw e;
        }
    }

    ServedOver stdio(ProcessStreams streams) {
        StdioOptions bounds = StdioOptions.of(options, config.drainTimeout());
        return new ServedOver.Stdio(new StdioServer(service, bounds, streams));
    }
}
