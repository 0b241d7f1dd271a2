package dev.mesh4j.acceptance.registry;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;

/** A provider. */
@MeshAgent(name = "worker")
public final class Worker {

    @MeshTool(capability = "work", idempotent = true)
    public String work() {
        return "worker";
    }

    public static void main(String[] args) {
        Mesh.run(Worker.class, args);
    }
}
