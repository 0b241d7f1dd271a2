package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Recipe;
import dev.mesh4j.meshctl.program.AgentProgram;

/** An agent to start, and what it is asked for. */
public record Wanted(AgentProgram program, Recipe recipe) {

    Wanted unpinned() {
        return new Wanted(program, recipe.unpinned());
    }
}
