package dev.mesh4j.benchmarks;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;

/** Answers with what the echo answers: one hop through an injected client. */
@MeshAgent(name = "bench-relay", description = "Relays to the echo")
public final class Relay {

    interface EchoService {
        Echo.Reply echo(String text);
    }

    @MeshTool(
            capability = "bench_relay",
            description = "Relays a text",
            dependencies = @Dependency(capability = "bench_echo"))
    public Echo.Reply relay(String text, EchoService echo) {
        return echo.echo(text);
    }

    public static void main(String[] args) {
        Mesh.run(Relay.class, args);
    }
}
