package dev.mesh4j.acceptance.readme;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A folder in which {@code ./meshctl} works as in a checkout whose parts were all built: with the script, the examples, and
 * a distribution that is laid out from this test's class path. Nothing in it is built again.
 */
final class Checkout {

    private static final List<String> NOT_OF_PROGRAMS = List.of("slf4j-nop", "picocli", "junit", "archunit", "assertj");

    private final Path root;
    private final Path folder;
    private final List<Path> classPath = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .filter(entry -> !isOfTests(entry.getFileName().toString()))
            .toList();

    private Checkout(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** @param root of the real one */
    static Checkout lay(Path root, Path folder) throws IOException, GitAPIException {
        Checkout checkout = new Checkout(root, Files.createDirectories(folder));
        Files.copy(root.resolve("meshctl"), folder.resolve("meshctl"), StandardCopyOption.COPY_ATTRIBUTES);
        checkout.layDistribution();
        checkout.layExamples();
        checkout.layHistory();
        return checkout;
    }

    Path folder() {
        return folder;
    }

    private void layDistribution() throws IOException {
        Path target = folder.resolve("dist/target");
        Path lib = Files.createDirectories(target.resolve("lib"));
        List<Path> jars = new ArrayList<>();
        for (Path entry : classPath) {
            jars.add(jar(entry, lib));
        }
        Files.createDirectories(target.resolve("classpath"));
        writeClassPath("meshctl", jars.stream().filter(jar -> !jar.toString().contains("logback")));
        for (String program : List.of("agent", "registry")) {
            writeClassPath(program, jars.stream().filter(Checkout::isOfPrograms));
        }
        Path caches = target.resolve("caches/" + javaBuild());
        Files.createDirectories(caches);
        // without a cache of classes, which takes longer to make than it saves here
        Files.writeString(caches.resolve("done"), "");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(target.resolve("built"), "");
    }

    private static boolean isOfTests(String name) {
        return name.equals("test-classes") || name.endsWith("-tests.jar") || name.startsWith("mesh-testkit");
    }

    private static Path jar(Path entry, Path lib) throws IOException {
        if (!Files.isDirectory(entry)) {
            return Files.createSymbolicLink(lib.resolve(entry.getFileName()), entry);
        }
        Path jar = lib.resolve(entry.getParent().getParent().getFileName() + ".jar");
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
        return jar;
    }

    private static boolean isOfPrograms(Path jar) {
        return NOT_OF_PROGRAMS.stream()
                .noneMatch(name -> jar.getFileName().toString().startsWith(name));
    }

    private void writeClassPath(String program, Stream<Path> jars) throws IOException {
        Files.writeString(
                folder.resolve("dist/target/classpath/" + program),
                jars.map(jar -> "lib/" + jar.getFileName()).collect(Collectors.joining(":")));
    }

    private static String javaBuild() throws IOException {
        try (Stream<String> release = Files.lines(Path.of(System.getProperty("java.home"), "release"))) {
            return release.filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                    .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void layExamples() throws IOException {
        try (Stream<Path> examples = Files.list(root.resolve("examples"))) {
            for (Path example :
                    examples.filter(path -> Files.exists(path.resolve("src"))).toList()) {
                layExample(example);
            }
        }
    }

    private void layExample(Path example) throws IOException {
        Path laid = Files.createDirectories(folder.resolve("examples").resolve(example.getFileName()));
        for (String part : List.of("pom.xml", "src", "README.md")) {
            if (Files.exists(example.resolve(part))) {
                Files.createSymbolicLink(laid.resolve(part), example.resolve(part));
            }
        }
        Path target = Files.createDirectories(laid.resolve("target"));
        if (classPath.stream().noneMatch(entry -> entry.startsWith(example))) {
            return;
        }
        copy(example.resolve("target/classes"), target.resolve("classes"));
        Files.createDirectories(target.resolve("mesh"));
        Files.writeString(
                target.resolve("mesh/classpath"),
                classPath.stream()
                        .filter(Checkout::isOfPrograms)
                        .filter(entry -> !entry.startsWith(root.resolve("examples")))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** What the release notes are about. */
    private void layHistory() throws IOException, GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
            Files.writeString(folder.resolve("NOTES"), "1\n");
            git.add().addFilepattern("NOTES").call();
            git.commit()
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setMessage("Add notes")
                    .setSign(false)
                    .call();
        }
    }
}
