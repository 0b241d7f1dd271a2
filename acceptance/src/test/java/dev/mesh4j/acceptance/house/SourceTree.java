package dev.mesh4j.acceptance.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> ("/" + root.relativize(file)).contains("/" + folder + "/"))
                    .filter(file -> !("/" + root.relativize(file)).contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
