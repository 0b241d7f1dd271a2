package dev.mesh4j.meshctl.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds the agents among compiled classes, by name. */
final class AgentClasses {

    private AgentClasses() {}

    static List<AgentClass> inFolder(Path classes) {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return sorted(files.filter(file -> isClass(file.toString())).map(AgentClasses::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<AgentClass> inJar(JarFile jar) {
        return sorted(jar.stream().filter(entry -> isClass(entry.getName())).map(entry -> read(jar, entry)));
    }

    private static List<AgentClass> sorted(Stream<Optional<AgentClass>> found) {
        return found.flatMap(Optional::stream)
                .sorted(Comparator.comparing(AgentClass::name).thenComparing(AgentClass::className))
                .toList();
    }

    /** Module and package descriptors, and classes for other Java versions, are no agents. */
    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("-info.class") && !name.startsWith("META-INF/");
    }

    private static Optional<AgentClass> read(Path file) {
        try {
            return AgentClassReader.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<AgentClass> read(JarFile jar, JarEntry entry) {
        try (InputStream bytes = jar.getInputStream(entry)) {
            return AgentClassReader.read(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
