package dev.mesh4j.meshctl.scaffold;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules of a checkout of Mesh4J that new projects depend on. No Maven repository of the network has them, so that
 * they are installed into the user's own, as {@code mvn install} does.
 *
 * @param root the checkout
 */
public record CheckoutModules(Path root, Caller caller) {

    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "mesh-annotations/src/main",
            "mesh-protocol/src/main",
            "mesh-server/src/main",
            "mesh-runtime/src/main",
            "mesh-registry/src/main",
            "mesh-testkit/src/main");

    private static final Pattern LOCAL_REPOSITORY = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");

    /** Installs them, unless that was done since they changed. */
    public void install(Console console) {
        Path repository = repository();
        Path marker = root.resolve("dist/target/installed");
        if (!Files.isRegularFile(root.resolve("mesh-testkit/pom.xml")) || isInstalled(repository, marker)) {
            return;
        }
        console.notice("installing Mesh4J into the local Maven repository, where projects look for it"
                + " (about a minute, the first time only)...");
        Path begun = write(marker.resolveSibling("installed.begun"), repository.toString());
        run();
        try {
            Files.move(begun, marker, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isInstalled(Path repository, Path marker) {
        try {
            if (!Files.isDirectory(repository.resolve("dev/mesh4j/mesh-testkit"))
                    || !Files.isRegularFile(marker)
                    || !Files.readString(marker).equals(repository.toString())) {
                return false;
            }
            FileTime installed = Files.getLastModifiedTime(marker);
            for (String source : SOURCES) {
                if (changedSince(installed, root.resolve(source))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean changedSince(FileTime time, Path source) throws IOException {
        if (!Files.exists(source)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).compareTo(time) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private void run() {
        List<String> command = List.of(
                maven().toString(),
                "-B",
                "-q",
                "-f",
                root.resolve("pom.xml").toString(),
                "-DskipTests",
                "-Dspotless.check.skip",
                "-pl",
                "mesh-bom,mesh-testkit",
                "-am",
                "install");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(caller.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process maven = builder.start();
            String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (maven.waitFor() != 0) {
                throw MeshctlException.failed(
                        "Mesh4J could not be installed (" + String.join(" ", command) + "):\n" + said.stripTrailing());
            }
        } catch (IOException e) {
            throw MeshctlException.failed("Maven cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MeshctlException.failed("installing Mesh4J was interrupted");
        }
    }

    private Path maven() {
        return Stream.of(caller.environment().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> MeshctlException.failed("Mesh4J must be installed into the local Maven repository"
                        + " and 'mvn' is not on the PATH: install Maven 3.8 or newer"));
    }

    /** Where Maven keeps what is installed, unless the user's settings say otherwise. */
    private Path repository() {
        Matcher chosen = LOCAL_REPOSITORY.matcher(caller.environment().getOrDefault("MAVEN_OPTS", ""));
        return chosen.find() ? Path.of(chosen.group(1)) : Path.of(System.getProperty("user.home"), ".m2", "repository");
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
