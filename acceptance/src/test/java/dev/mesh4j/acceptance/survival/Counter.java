package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.runtime.ToolContext;
import java.nio.file.Files;
import java.nio.file.Path;

/** A provider that counts the calls of each session, and says which process did. */
@MeshAgent(name = "counter")
public final class Counter {

    /** @param forwarded whether another instance got the call first */
    public record Count(long pid, int count, boolean forwarded) {}

    @MeshTool(capability = "count", stateful = true)
    public Count count(Session session, ToolContext context) {
        int next = session.get("count", Integer.class).orElse(0) + 1;
        session.put("count", next);
        return new Count(
                ProcessHandle.current().pid(),
                next,
                context.header("Mesh-Forwarded").isPresent());
    }

    /** Writes what nobody may read: it waits in between for a file, until its process has lost the session. */
    @MeshTool(capability = "late", stateful = true)
    public String late(String began, String until, Session session) throws Exception {
        session.put("count", 1);
        Files.createFile(Path.of(began));
        while (!Files.exists(Path.of(until))) {
            Thread.sleep(10);
        }
        session.put("count", 100);
        return "written";
    }

    public static void main(String[] args) {
        Mesh.run(Counter.class, args);
    }
}
