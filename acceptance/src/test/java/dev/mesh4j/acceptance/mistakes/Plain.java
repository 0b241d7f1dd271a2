package dev.mesh4j.acceptance.mistakes;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;

/** An agent in which nothing is wrong. */
@MeshAgent(name = "plain")
public final class Plain {

    @MeshTool(capability = "plain_greeting")
    public String greet() {
        return "Hello";
    }
}
