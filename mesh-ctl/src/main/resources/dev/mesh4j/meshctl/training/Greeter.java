import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.Mesh;
import java.util.List;

/** The agent whose classes are recorded: arguments and results of the usual types, and a call to a dependency. */
@MeshAgent(name = "training-greeter", description = "Greets people")
public final class Greeter {

    interface TimeService {
        String now(String zone);
    }

    @MeshTool(
            capability = "training_greeting",
            description = "Greets a person",
            tags = {"training"},
            dependencies = @Dependency(capability = "training_time", version = ">=1.0"))
    public Greeting greet(@Param("Who to greet") String name, TimeService time) {
        return new Greeting("Hello, " + name + "!", time.now("UTC"), List.of(Mood.CALM));
    }

    public enum Mood {
        CALM,
        BRIGHT
    }

    public record Greeting(String text, String at, List<Mood> moods) {}

    public static void main(String[] args) {
        Mesh.run(Greeter.class, args);
    }
}
