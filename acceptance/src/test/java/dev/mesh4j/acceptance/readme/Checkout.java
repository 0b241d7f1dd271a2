package dev.mesh4j.acceptance.readme;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A folder in which {@code ./meshctl} works as in a checkout whose parts were all built: with the script, the examples, and
 * a distribution that is laid out from this test's class path. Nothing in it is built again.
 */
final class Checkout {

    private static final List<String> NOT_OF_PROGRAMS = List.of("slf4j-nop", "picocli", "junit", "archunit", "assertj");

    private final Path root;
    private final Path place;
    private final Path folder;
    private final List<Path> classPath = ClassPath.entries().stream()
            .filter(entry -> !ClassPath.jarName(entry).startsWith("mesh-testkit"))
            .toList();

    private Checkout(Path root, Path place) {
        this.root = root;
        this.place = place;
        this.folder = place.resolve("checkout");
    }

    /**
     * @param root of the real one
     * @param place of this one, emptied before: no temporary folder of JUnit's, which warns of each link that it deletes
     */
    static Checkout lay(Path root, Path place) throws IOException, GitAPIException {
        Checkout checkout = new Checkout(root, place);
        empty(place);
        Files.createDirectories(checkout.folder);
        Files.copy(root.resolve("meshctl"), checkout.folder.resolve("meshctl"), StandardCopyOption.COPY_ATTRIBUTES);
        checkout.layDistribution();
        checkout.layExamples();
        checkout.layHistory();
        LocalRepository.lay(root, checkout.repository());
        return checkout;
    }

    Path folder() {
        return folder;
    }

    /** What Maven finds there: everything, without the network. */
    Path repository() {
        return place.resolve("repository");
    }

    /** Where meshctl keeps its records. */
    Path state() {
        return place.resolve("state");
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void layDistribution() throws IOException {
        Path target = folder.resolve("dist/target");
        Path lib = Files.createDirectories(target.resolve("lib"));
        List<Path> jars = new ArrayList<>();
        for (Path entry : withoutExamples()) {
            Path jar = lib.resolve(ClassPath.jarName(entry));
            ClassPath.pack(entry, jar);
            jars.add(jar);
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

    private List<Path> withoutExamples() {
        return classPath.stream()
                .filter(entry -> !entry.startsWith(root.resolve("examples")))
                .toList();
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
                withoutExamples().stream()
                        .filter(Checkout::isOfPrograms)
                        .map(entry -> folder.resolve("dist/target/lib").resolve(ClassPath.jarName(entry)))
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
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
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
