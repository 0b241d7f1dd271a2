package dev.mesh4j.runtime.greeting;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.annotations.Param;

/** The agent of the first page of the documentation, and what it needs beside it. */
@MeshAgent(name = "greeter", description = "Greets people")
public final class Greeter {

    interface TimeService {
        String now(String zone);
    }

    public record Greeting(String text, String at) {}

    @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "time_service", version = ">=1.0"))
    public Greeting greet(@Param("Who to greet") String name, TimeService time) {
        return new Greeting("Hello, " + name + "!", time.now("UTC"));
    }
}
