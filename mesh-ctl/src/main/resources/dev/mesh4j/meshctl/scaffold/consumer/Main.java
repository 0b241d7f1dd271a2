package %package%;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.Optional;

/** An agent that uses a tool of another one, whoever that is and wherever it runs. */
@MeshAgent(name = "%name%", description = "Greets people, and tells them the time")
public final class %class% {

    /** A plain interface is a client: its parameters are the arguments. */
    interface TimeService {
        String now(String zone);
    }

    /** The optional is empty while nobody in the mesh offers the capability time_service. */
    @MeshTool(
            capability = "%capability%",
            description = "Greets a person",
            dependencies = @Dependency(capability = "time_service"))
    public String greet(@Param("Who to greet") String name, Optional<TimeService> clock) {
        String hello = "Hello, " + name + "!";
        return clock.map(time -> hello + " It is " + time.now("UTC") + ".").orElse(hello);
    }

    public static void main(String[] args) {
        Mesh.run(%class%.class, args);
    }
}
