package dev.mesh4j.acceptance.peer;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.DependencyUnavailableException;

/** Has its texts shouted by others, in Python if it can be. */
@MeshAgent(name = "shouting", description = "Has texts shouted")
public final class Shouting {

    interface Shout {
        String shout(String text);
    }

    @MeshTool(
            capability = "shouting",
            description = "Says what the one said who shouted",
            dependencies = @Dependency(capability = "shout", tags = "+python"))
    public String say(String text, Shout shout) {
        try {
            return "It said " + shout.shout(text);
        } catch (DependencyUnavailableException e) {
            return "Nobody shouts.";
        }
    }

    /** Shouts in Java. */
    @MeshAgent(name = "java-shouter", description = "Shouts")
    public static final class InJava {

        @MeshTool(capability = "shout", description = "Shouts a text")
        public String shout(String text) {
            return text + ", in Java!";
        }
    }
}
