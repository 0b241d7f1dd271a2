package dev.mesh4j.benchmarks.mcpmesh;

import io.mcpmesh.MeshAgent;
import io.mcpmesh.MeshTool;
import io.mcpmesh.Param;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Answers with what it is given: the direct call. */
@MeshAgent(name = "peer-echo", version = "1.0.0", description = "Echoes", port = 8080)
@SpringBootConfiguration
@EnableAutoConfiguration
public class Echo {

    public record Reply(String text) {}

    @MeshTool(capability = "peer_echo", description = "Echoes a text")
    public Reply echo(@Param("text") String text) {
        return new Reply(text);
    }

    public static void main(String[] args) {
        SpringApplication.run(Echo.class, args);
    }
}
