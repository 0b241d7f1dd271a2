package dev.mesh4j.meshctl.program;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a project with its sibling modules; what Maven says is shown only when it fails. */
final class MavenBuild {

    private static final String CLASS_PATH_GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

    private final Caller caller;

    MavenBuild(Caller caller) {
        this.caller = caller;
    }

    void run(MavenProject project) {
        List<String> command = command(project, maven(project));
        try {
            Process process = process(command, project).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw MeshctlException.failed("the build of " + caller.shown(project.folder()) + " failed ("
                        + String.join(" ", command) + " in " + project.reactor() + "):\n" + faults(output));
            }
            touch(project.classPathFile());
        } catch (IOException e) {
            throw MeshctlException.failed("Maven cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MeshctlException.failed("the build of " + caller.shown(project.folder()) + " was interrupted");
        }
    }

    /** What Maven says, without what the JVM says of Maven, and without advice on using Maven. */
    private static String faults(String output) {
        return output.replaceAll("\u001b\\[[0-9;]*m", "")
                .replaceAll("(?s)\\[ERROR] \\R\\[ERROR] To see the full stack trace.*", "")
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    static List<String> command(MavenProject project, Path maven) {
        List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-q", "-DskipTests"));
        if (!project.folder().equals(project.reactor())) {
            command.addAll(List.of(
                    "-pl", project.reactor().relativize(project.folder()).toString(), "-am"));
        }
        command.addAll(List.of(
                "package",
                CLASS_PATH_GOAL,
                "-Dmdep.outputFile=target/mesh/classpath",
                "-Dmdep.includeScope=runtime",
                "-Dspotless.check.skip"));
        return command;
    }

    private ProcessBuilder process(List<String> command, MavenProject project) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.reactor().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(caller.environment());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Path maven(MavenProject project) {
        Path wrapper = project.reactor().resolve("mvnw");
        if (Files.isExecutable(wrapper)) {
            return wrapper;
        }
        Optional<Path> installed = Stream.of(
                        caller.environment().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
        return installed.orElseThrow(() -> MeshctlException.failed(caller.shown(project.folder())
                + " must be built and 'mvn' is not on the PATH: install Maven 3.8 or newer"));
    }

    /** The goal leaves an unchanged list as old as it was. */
    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
