package dev.mesh4j.meshctl.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder with a pom.
 *
 * @param folder absolute
 * @param reactor the topmost folder whose pom leads to this one by its modules; the folder itself when none does
 */
record MavenProject(Path folder, Path reactor) {

    static final String POM = "pom.xml";

    static MavenProject at(Path folder) {
        Path reactor = folder;
        Path parent = folder.getParent();
        while (parent != null && Pom.lists(parent.resolve(POM), reactor)) {
            reactor = parent;
            parent = parent.getParent();
        }
        return new MavenProject(folder, reactor);
    }

    Path classes() {
        return folder.resolve("target").resolve("classes");
    }

    /** Where the build leaves the runtime class path, without the project's own classes. */
    Path classPathFile() {
        return folder.resolve("target").resolve("mesh").resolve("classpath");
    }

    List<Path> dependencies() {
        try {
            return Stream.of(Files.readString(classPathFile()).strip().split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the class path is newer than all it was made from, the sources of sibling modules included. */
    boolean isUpToDate() {
        if (!Files.isDirectory(classes()) || !Files.isRegularFile(classPathFile())) {
            return false;
        }
        Freshness built = Freshness.of(classPathFile());
        return built.isAfter(folder.resolve("src").resolve("main"))
                && poms().allMatch(built::isAfter)
                && dependencies().stream().allMatch(this::isUpToDate);
    }

    private Stream<Path> poms() {
        return Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .takeWhile(ancestor -> ancestor.startsWith(reactor))
                .map(ancestor -> ancestor.resolve(POM));
    }

    private boolean isUpToDate(Path dependency) {
        if (!dependency.startsWith(reactor)) {
            return Files.exists(dependency);
        }
        Path target = dependency.getParent();
        Path module = target == null ? null : target.getParent();
        return Files.exists(dependency)
                && (module == null
                        || Freshness.of(dependency)
                                .isAfter(module.resolve("src").resolve("main")));
    }
}
