package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import java.util.concurrent.locks.LockSupport;

/** A provider whose tool takes its time. */
@MeshAgent(name = "busy")
public final class Busy {

    private static final long WORK_NANOS = 20_000_000;

    @MeshTool(capability = "work")
    public String work() {
        long end = System.nanoTime() + WORK_NANOS;
        for (long left = WORK_NANOS; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return "done";
    }

    public static void main(String[] args) {
        Mesh.run(Busy.class, args);
    }
}
