package dev.mesh4j.examples.quickstart;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.Mesh;
import java.util.Optional;

/** Greets people: alone it is polite, with a clock in the mesh it also tells the time. */
@MeshAgent(name = "greeter", description = "Greets people")
public final class Greeter {

    /** A plain interface is a typed client: whoever provides the capability answers, wherever it runs. */
    interface TimeService {
        String now(String zone);
    }

    @MeshTool(
            capability = "greeting",
            description = "Greets a person",
            dependencies = @Dependency(capability = "time_service", tags = "+fast", version = ">=1.0"))
    public Greeting greet(@Param("Who to greet") String name, Optional<TimeService> clock) {
        String hello = "Hello, " + name + "!";
        try {
            return new Greeting(
                    clock.map(time -> hello + " It is " + time.now("UTC") + ".").orElse(hello));
        } catch (DependencyUnavailableException e) {
            return new Greeting(hello); // The clock left a moment ago.
        }
    }

    public record Greeting(String text) {}

    public static void main(String[] args) {
        Mesh.run(Greeter.class, args);
    }
}
