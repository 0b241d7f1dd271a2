package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A Maven project. Its own sources are compiled in this process, all of them, which for a module of a few dozen files takes
 * less than finding out which would do; Maven runs when a pom or a sibling module changed. A project that does not compile
 * without Maven, because it generates sources for instance, is built by Maven each time.
 */
final class ProjectRebuild implements Rebuild {

    private final Path folder;
    private final Path versions;
    private final Caller caller;
    private final Consumer<MavenProject> build;
    private final BiFunction<MavenProject, Path, List<AgentProgram>> finder;
    private boolean built;
    private boolean needsMaven;

    /**
     * @param versions the folder for the classes of each version
     * @param finder from a project and its classes to the agents
     */
    ProjectRebuild(
            Path folder,
            Path versions,
            Caller caller,
            Consumer<MavenProject> build,
            BiFunction<MavenProject, Path, List<AgentProgram>> finder) {
        this.folder = folder;
        this.versions = versions;
        this.caller = caller;
        this.build = build;
        this.finder = finder;
    }

    @Override
    public List<Path> roots() {
        MavenProject project = MavenProject.at(folder);
        return Stream.concat(Stream.of(folder), project.siblings())
                .map(MavenProject::main)
                .filter(Files::isDirectory)
                .toList();
    }

    @Override
    public boolean isSource(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean draft = name.startsWith(".") || name.startsWith("#") || name.endsWith("~") || name.endsWith(".tmp");
        boolean java = file.toString().contains("/src/main/java/");
        return !draft && (!java || name.endsWith(".java"));
    }

    @Override
    public long stamp() {
        return MavenProject.at(folder)
                .poms()
                .mapToLong(pom -> pom.toFile().lastModified())
                .sum();
    }

    @Override
    public List<AgentProgram> run() {
        MavenProject project = MavenProject.at(folder);
        if (built ? needsMaven || !project.isClassPathUpToDate() : !project.isUpToDate()) {
            build.accept(project);
        }
        try {
            Path draft = Files.createTempDirectory(versions, "draft-");
            fill(project, draft);
            Path version = versions.resolve(folder.getFileName() + "-" + ClassFolder.digest(draft));
            if (Files.exists(version)) {
                ClassFolder.delete(draft);
            } else {
                Files.move(draft, version);
            }
            built = true;
            return finder.apply(project, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A failure leaves a draft, which goes with the folder of the versions. */
    private void fill(MavenProject project, Path draft) throws IOException {
        if (!needsMaven) {
            try {
                new Javac(project.dependencies()).compile(project.sources(), draft, caller.shown(folder));
            } catch (MeshctlException e) {
                if (built) {
                    throw e;
                }
                needsMaven = true; // Maven has just built the same sources
            }
        }
        boolean all = needsMaven;
        ClassFolder.copy(
                project.classes(), draft, file -> all || !file.toString().endsWith(".class"));
        if (!needsMaven) {
            Freshness maven = Freshness.of(project.classPathFile());
            ClassFolder.copy(project.resources(), draft, file -> !maven.isAfter(file));
        }
    }
}
