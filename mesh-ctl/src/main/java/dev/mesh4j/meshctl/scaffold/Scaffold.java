package dev.mesh4j.meshctl.scaffold;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A new Maven project: an agent, its test, and what is around them. */
public final class Scaffold {

    private final ProjectName name;
    private final ProjectKind kind;
    private final JavaPackage javaPackage;
    private final Template template;

    public Scaffold(ProjectName name, ProjectKind kind, JavaPackage javaPackage) {
        this.name = name;
        this.kind = kind;
        this.javaPackage = javaPackage;
        Map<String, String> words = new LinkedHashMap<>(Template.versions());
        words.put("name", name.text());
        words.put("class", name.className());
        words.put("capability", name.capability());
        words.put("package", javaPackage.text());
        words.put("kind", kind.text());
        words.put("arguments", kind.arguments());
        this.template = new Template(words);
    }

    /** The capability that the new agent offers. */
    public String capability() {
        return name.capability();
    }

    /** Refuses a folder in which something could be lost. */
    public static void requireFree(Path folder, String shown) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw MeshctlException.failed(shown + " is a file (expected: a new or an empty folder)");
        }
        try (Stream<Path> within = Files.list(folder)) {
            if (within.findAny().isPresent()) {
                throw MeshctlException.failed(
                        shown + " is not empty (expected: a new or an empty folder, to be named with --directory)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the project, and returns its files as paths below the folder. */
    public List<String> write(Path folder) {
        String main = "src/main/java/" + javaPackage.path() + "/" + name.className() + ".java";
        String test = "src/test/java/" + javaPackage.path() + "/" + name.className() + "Test.java";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", kind.text() + "/README.md");
        files.put(".gitignore", "gitignore");
        files.put(main, kind.text() + "/Main.java");
        files.put(test, kind.text() + "/MainTest.java");
        files.forEach((file, source) -> write(folder.resolve(file), template.filled(source)));
        return new ArrayList<>(files.keySet());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
