package dev.mesh4j.acceptance.readme;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/** What this test runs on: jars, and folders of classes of modules that were not packaged. */
final class ClassPath {

    private ClassPath() {}

    /** Without classes of tests, and without what is named but not there, as the classes of a module that has tests only. */
    static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .filter(entry -> !isOfTests(entry.getFileName().toString()))
                .toList();
    }

    private static boolean isOfTests(String name) {
        return name.equals("test-classes") || name.endsWith("-tests.jar");
    }

    /** The file name of an entry, or of the jar that it would be. */
    static String jarName(Path entry) {
        return Files.isDirectory(entry)
                ? entry.getParent().getParent().getFileName() + ".jar"
                : entry.getFileName().toString();
    }

    /** Makes it a jar at this place. */
    static void pack(Path entry, Path jar) throws IOException {
        if (!Files.isDirectory(entry)) {
            // no link: a JVM takes a class for one from where the link leads, and so would meshctl
            Files.copy(entry, jar);
            return;
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(entry)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files.skip(1).toList()) {
                boolean folder = Files.isDirectory(file);
                // migrations of a database are looked for by their folder
                out.putNextEntry(new ZipEntry(entry.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, out);
                }
            }
        }
    }
}
