package dev.mesh4j.meshctl.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A folder of classes on its way into a jar. */
final class ClassFolder {

    private ClassFolder() {}

    /** Writes the jar beside its final place and then moves it there at once. */
    static void pack(Path classes, Path jar) throws IOException {
        Path draft = Files.createTempFile(jar.toAbsolutePath().getParent(), "draft-", ".tmp");
        try (OutputStream bytes = Files.newOutputStream(draft);
                JarOutputStream entries = new JarOutputStream(bytes)) {
            for (Path file : files(classes)) {
                if (Files.isRegularFile(file)) {
                    entries.putNextEntry(
                            new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, entries);
                }
            }
        }
        Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    static void delete(Path folder) throws IOException {
        for (Path file : files(folder).reversed()) {
            Files.delete(file);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
