package dev.mesh4j.acceptance.registry;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;

/** A provider that {@link Demand} prefers. */
@MeshAgent(name = "best")
public final class BestWorker {

    @MeshTool(capability = "work", tags = "best", idempotent = true)
    public String work() {
        return "best";
    }

    public static void main(String[] args) {
        Mesh.run(BestWorker.class, args);
    }
}
