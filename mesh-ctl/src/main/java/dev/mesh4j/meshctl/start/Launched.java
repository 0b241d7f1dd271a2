package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.program.AgentProgram;
import org.jspecify.annotations.Nullable;

/**
 * An agent's process, on its way into the mesh.
 *
 * @param debugPort where a debugger may attach, {@code null} when none may
 */
public record Launched(
        AgentProgram program, Started started, @Nullable Integer debugPort) {}
