package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The agents of a Maven project, each run on the project's class path. */
public final class MavenPrograms {

    private final Supplier<Distribution> distribution;
    private final Caller caller;
    private final Console console;

    public MavenPrograms(Supplier<Distribution> distribution, Caller caller, Console console) {
        this.distribution = distribution;
        this.caller = caller;
        this.console = console;
    }

    List<AgentProgram> find(Path folder) {
        MavenProject project = project(folder);
        if (!project.isUpToDate()) {
            build(project);
        }
        return programs(project, project.classes());
    }

    /** @param versions the folder for the classes of each version */
    Rebuild rebuild(Path folder, Path versions) {
        return new ProjectRebuild(project(folder).folder(), versions, caller, this::build, this::programs);
    }

    private MavenProject project(Path folder) {
        List<String> modules = Pom.modules(folder.resolve(MavenProject.POM));
        if (!modules.isEmpty()) {
            throw MeshctlException.usage(
                    caller.shown(folder) + " only groups other projects (expected: one of them, such as "
                            + caller.shown(folder.resolve(modules.getFirst())) + ")");
        }
        return MavenProject.at(folder);
    }

    private void build(MavenProject project) {
        String shown = caller.shown(project.folder());
        console.notice("building " + shown + "...");
        try (Progress progress = Progress.of(caller, "building " + shown)) {
            new MavenBuild(caller).run(project);
        }
    }

    private List<AgentProgram> programs(MavenProject project, Path classes) {
        List<AgentClass> agents = AgentClasses.inFolder(classes);
        if (agents.isEmpty()) {
            return List.of();
        }
        List<Path> own = Stream.concat(Stream.of(classes), project.dependencies().stream())
                .toList();
        List<Path> classPath = AgentClassPath.ordered(own, distribution.get().agentClassPath());
        return agents.stream().map(agent -> AgentProgram.of(agent, classPath)).toList();
    }
}
