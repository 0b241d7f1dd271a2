package dev.mesh4j.acceptance;

import dev.mesh4j.runtime.Mesh;

/** The program of {@link NoisyAgent}; apart from it, so that the agent's class is not loaded before it is run. */
public final class NoisyMain {

    private NoisyMain() {}

    public static void main(String[] args) {
        Mesh.run(NoisyAgent.class, args);
    }
}
