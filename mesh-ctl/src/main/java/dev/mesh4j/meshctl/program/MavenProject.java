package dev.mesh4j.meshctl.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    Path main() {
        return main(folder);
    }

    static Path main(Path module) {
        return module.resolve("src").resolve("main");
    }

    Path resources() {
        return main().resolve("resources");
    }

    /** Its Java sources. */
    List<Path> sources() {
        try (Stream<Path> files = Files.walk(main().resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folders of the modules of the same reactor that it runs on; none before the first build. */
    Stream<Path> siblings() {
        if (!Files.isRegularFile(classPathFile())) {
            return Stream.empty();
        }
        return dependencies().stream()
                .filter(entry -> entry.startsWith(reactor))
                .flatMap(entry -> module(entry).stream());
    }

    private static Optional<Path> module(Path dependency) {
        return Optional.ofNullable(dependency.getParent()).map(Path::getParent);
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
        return isClassPathUpToDate() && Freshness.of(classPathFile()).isAfter(main());
    }

    /** The same, whatever became of the project's own sources. */
    boolean isClassPathUpToDate() {
        if (!Files.isDirectory(classes()) || !Files.isRegularFile(classPathFile())) {
            return false;
        }
        Freshness built = Freshness.of(classPathFile());
        return poms().allMatch(built::isAfter) && dependencies().stream().allMatch(this::isUpToDate);
    }

    Stream<Path> poms() {
        return Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .takeWhile(ancestor -> ancestor.startsWith(reactor))
                .map(ancestor -> ancestor.resolve(POM));
    }

    private boolean isUpToDate(Path dependency) {
        if (!dependency.startsWith(reactor)) {
            return Files.exists(dependency);
        }
        return Files.exists(dependency)
                && module(dependency)
                        .filter(module -> !Freshness.of(dependency).isAfter(main(module)))
                        .isEmpty();
    }
}
