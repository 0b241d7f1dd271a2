package dev.mesh4j.chaos.agent;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.Session;

/** Remembers how often each session came. */
@MeshAgent(name = "visits")
public final class Visits {

    @MeshTool(capability = "visit", stateful = true)
    public int visit(Session session) {
        int next = session.get("visits", Integer.class).orElse(0) + 1;
        session.put("visits", next);
        return next;
    }

    public static void main(String[] args) {
        Mesh.run(Visits.class, args);
    }
}
