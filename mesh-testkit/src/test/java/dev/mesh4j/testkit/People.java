package dev.mesh4j.testkit;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import java.util.Optional;

/** Agents that need one another, for tests. */
final class People {

    interface TimeService {
        String now(String zone);
    }

    record Greeting(String text) {}

    @MeshAgent(name = "greeter")
    public static final class Greeter {

        @MeshTool(
                capability = "greeting",
                dependencies = @Dependency(capability = "time_service", tags = "+fast", version = ">=1.0"))
        public Greeting greet(String name, Optional<TimeService> clock) {
            return new Greeting(
                    "Hello, " + name + clock.map(c -> ", it is " + c.now("UTC")).orElse(""));
        }
    }

    @MeshAgent(name = "upper")
    public static final class Upper {

        @MeshTool(capability = "upper_case")
        public String upper(String text) {
            return text.toUpperCase(java.util.Locale.ROOT);
        }
    }

    private People() {}
}
