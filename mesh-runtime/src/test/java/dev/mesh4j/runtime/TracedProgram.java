package dev.mesh4j.runtime;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.Implementation;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A program that serves one call in a trace, prints what it kept of it, and ends. */
final class TracedProgram {

    static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @MeshAgent(name = "traced")
    public static final class Traced {

        @MeshTool(capability = "fine")
        public String fine() {
            return "fine";
        }
    }

    private TracedProgram() {}

    /** The argument, if any, is where spans are sent. */
    public static void main(String[] args) throws Exception {
        AgentConfig config = AgentConfig.builder()
                .registryUrl(URI.create("http://127.0.0.1:1"))
                .otlpEndpoint(args.length == 0 ? "" : args[0])
                .build();
        try (HttpTransport http = new HttpTransport();
                RunningAgent agent =
                        Mesh.builder().agent(new Traced()).config(config).start()) {
            ToolCall call = new ToolCall(
                    "fine",
                    Json.mapper().createObjectNode(),
                    Map.of("traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01"),
                    null,
                    Duration.ofSeconds(20));
            new McpClient(http, new Implementation("test", "1"))
                    .callTool(McpEndpoint.ofAgent("http://127.0.0.1:" + agent.port()), call);
            System.out.println(AgentGet.told(agent, "/traces/" + TRACE_ID));
        }
    }
}
