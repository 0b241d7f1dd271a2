package %package%;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.Session;

/** An agent that keeps something for each session, here a number. */
@MeshAgent(name = "%name%", description = "Counts visits")
public final class %class% {

    private static final String VISITS = "visits";

    @MeshTool(
            capability = "%capability%",
            description = "How often this session was here",
            stateful = true,
            sessionRequired = true)
    public int visit(Session session) {
        int visits = session.get(VISITS, Integer.class).orElse(0) + 1;
        session.put(VISITS, visits);
        return visits;
    }

    public static void main(String[] args) {
        Mesh.run(%class%.class, args);
    }
}
