package %package%;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;

/** An agent with one tool. Each public method with @MeshTool is one; its parameters are the arguments. */
@MeshAgent(name = "%name%", description = "Greets people")
public final class %class% {

    @MeshTool(capability = "%capability%", description = "Greets a person")
    public String greet(@Param("Who to greet") String name) {
        return "Hello, " + name + "! This is %name%.";
    }

    public static void main(String[] args) {
        Mesh.run(%class%.class, args);
    }
}
