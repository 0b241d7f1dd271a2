package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.program.AgentProgram;

/** An agent's process, on its way into the mesh. */
public record Launched(AgentProgram program, Started started) {}
