package dev.mesh4j.meshctl.program;

import java.nio.file.Path;
import java.util.List;

/**
 * A path whose agents are compiled again and again. Each version has classes of its own, so that compiling never touches
 * what a running agent loads from. For one thread.
 */
public interface Rebuild {

    /** Where the sources are: files, and folders with all that is below them. */
    List<Path> roots();

    /** Whether a file below the roots is part of what is compiled, and not a draft of an editor. */
    boolean isSource(Path file);

    /** Changes with what is not below the roots. */
    long stamp();

    /**
     * The agents as the sources are now; equal to those before when nothing changed that matters.
     *
     * @throws dev.mesh4j.meshctl.terminal.MeshctlException with what the compiler says
     */
    List<AgentProgram> run();
}
