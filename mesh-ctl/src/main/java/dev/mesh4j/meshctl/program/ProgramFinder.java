package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the agents behind a path, building what must be built. */
public final class ProgramFinder {

    private final Caller caller;
    private final MavenPrograms maven;
    private final JarPrograms jars;
    private final SourcePrograms sources;

    public ProgramFinder(Caller caller, MavenPrograms maven, JarPrograms jars, SourcePrograms sources) {
        this.caller = caller;
        this.maven = maven;
        this.jars = jars;
        this.sources = sources;
    }

    /** At least one. */
    public List<AgentProgram> find(Path argument) {
        Path path = caller.resolve(argument);
        List<AgentProgram> found = programs(path);
        if (found.isEmpty()) {
            throw MeshctlException.failed(caller.shown(path)
                    + " has no agent (expected: a class with @MeshAgent and 'public static void main(String[])')");
        }
        return found;
    }

    /**
     * The same agents again whenever their sources change.
     *
     * @param versions the folder for the classes of each version
     */
    public Rebuild rebuild(Path argument, Path versions) {
        Path path = caller.resolve(argument);
        if (Files.isRegularFile(path.resolve(MavenProject.POM))) {
            return maven.rebuild(path, versions);
        }
        if (Files.isRegularFile(path) && path.toString().endsWith(".java")) {
            return new SourceRebuild(path, this::find);
        }
        throw MeshctlException.usage("--watch: " + caller.shown(path)
                + " has no sources (expected: a folder with a pom.xml or a .java file)");
    }

    private List<AgentProgram> programs(Path path) {
        if (!Files.exists(path)) {
            throw MeshctlException.usage(
                    caller.shown(path) + " does not exist (expected: a folder with a pom.xml, a .jar or a .java file)");
        }
        if (Files.isRegularFile(path.resolve(MavenProject.POM))) {
            return maven.find(path);
        }
        if (path.toString().endsWith(".jar")) {
            return jars.find(path);
        }
        if (path.toString().endsWith(".java")) {
            return sources.find(path);
        }
        throw MeshctlException.usage(
                caller.shown(path) + " is not startable (expected: a folder with a pom.xml, a .jar or a .java file)");
    }
}
