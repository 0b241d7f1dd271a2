package dev.mesh4j.benchmarks.peer;

import io.mcpmesh.MeshAgent;
import io.mcpmesh.MeshTool;
import io.mcpmesh.Param;
import io.mcpmesh.Selector;
import io.mcpmesh.types.McpMeshTool;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Answers with what the echo agent answers: the hop. */
@MeshAgent(name = "peer-relay", version = "1.0.0", description = "Relays", port = 8081)
@SpringBootConfiguration
@EnableAutoConfiguration
public class PeerRelay {

    @MeshTool(
            capability = "peer_relay",
            description = "Relays a text",
            dependencies = @Selector(capability = "peer_echo"))
    public PeerEcho.Reply relay(@Param("text") String text, McpMeshTool<PeerEcho.Reply> echo) {
        return echo.call(Map.of("text", text));
    }

    public static void main(String[] args) {
        SpringApplication.run(PeerRelay.class, args);
    }
}
