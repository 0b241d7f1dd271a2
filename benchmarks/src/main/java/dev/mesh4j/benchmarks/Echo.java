package dev.mesh4j.benchmarks;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;

/** Answers with what it is given: the direct call. */
@MeshAgent(name = "bench-echo", description = "Echoes")
public final class Echo {

    public record Reply(String text) {}

    @MeshTool(capability = "bench_echo", description = "Echoes a text")
    public Reply echo(String text) {
        return new Reply(text);
    }

    public static void main(String[] args) {
        Mesh.run(Echo.class, args);
    }
}
