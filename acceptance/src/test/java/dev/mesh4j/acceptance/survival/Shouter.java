package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.Mesh;

/** A consumer that says what it got instead of a result. */
@MeshAgent(name = "shouter")
public final class Shouter {

    interface UpperCase {
        String upper(String text);
    }

    @MeshTool(capability = "shout", dependencies = @Dependency(capability = "upper_case"))
    public String shout(String text, UpperCase upperCase) {
        try {
            return upperCase.upper(text) + "!";
        } catch (DependencyUnavailableException e) {
            return "unavailable: " + e.getMessage();
        }
    }

    public static void main(String[] args) {
        Mesh.run(Shouter.class, args);
    }
}
