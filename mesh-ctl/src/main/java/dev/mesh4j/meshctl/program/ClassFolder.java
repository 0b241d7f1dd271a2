package dev.mesh4j.meshctl.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
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

    /** Copies the files that are chosen, over what is there. Nothing when there is no such folder. */
    static void copy(Path from, Path to, Predicate<Path> chosen) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        for (Path file : files(from)) {
            if (Files.isRegularFile(file) && chosen.test(file)) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What names all that is in it. */
    static String digest(Path folder) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(folder)) {
                if (Files.isRegularFile(file)) {
                    digest.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
