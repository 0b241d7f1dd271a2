package dev.mesh4j.acceptance.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The project's Java files. */
final class SourceTree {

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** From the system property {@code mesh4j.root}, or the nearest directory above whose pom lists this module. */
    static SourceTree find() throws IOException {
        String named = System.getProperty("mesh4j.root");
        if (named != null) {
            return new SourceTree(Path.of(named));
        }
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path pom = directory.resolve("pom.xml");
            if (Files.exists(pom) && Files.readString(pom).contains("<module>acceptance</module>")) {
                return new SourceTree(directory);
            }
        }
        throw new IllegalStateException("mesh4j.root is not set (expected: the directory of the root pom.xml)");
    }

    Path root() {
        return root;
    }

    List<Path> main() throws IOException {
        return javaFiles("src/main/java");
    }

    List<Path> test() throws IOException {
        return javaFiles("src/test/java");
    }

    private List<Path> javaFiles(String folder) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                // what is built there changes while this looks
                return directory.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java") && ("/" + root.relativize(file)).contains("/" + folder + "/")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
