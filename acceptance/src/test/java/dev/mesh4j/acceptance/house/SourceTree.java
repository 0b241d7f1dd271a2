package dev.mesh4j.acceptance.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The project's files. */
public final class SourceTree {

    private static final Set<String> BUILT = Set.of("target", "node_modules", ".git");

    private final Path root;

    private SourceTree(Path root) {
        this.root = root;
    }

    /** From the system property {@code mesh4j.root}, or the nearest directory above whose pom lists this module. */
    public static SourceTree find() throws IOException {
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

    public Path root() {
        return root;
    }

    public List<Path> main() throws IOException {
        return javaFiles("src/main/java");
    }

    public List<Path> test() throws IOException {
        return javaFiles("src/test/java");
    }

    private List<Path> javaFiles(String folder) throws IOException {
        return files(".java").stream()
                .filter(file -> ("/" + root.relativize(file)).contains("/" + folder + "/"))
                .toList();
    }

    /** All files with this ending that are not built, sorted. */
    public List<Path> files(String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                // what is built there changes while this looks
                return BUILT.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }
}
