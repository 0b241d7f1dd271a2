package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the program that copies the file of a registry and puts copies back; meshctl itself reads no database. */
public final class RegistryFiles {

    private static final String MAIN_CLASS = "dev.mesh4j.registry.BackupMain";
    private static final Pattern CONTENTS = Pattern.compile("(\\d+) agents and (\\d+) events");

    private final Platform platform;
    private final Caller caller;

    public RegistryFiles(Platform platform, Caller caller) {
        this.platform = platform;
        this.caller = caller;
    }

    /**
     * What was done.
     *
     * @param text for people
     */
    public record Done(String text, long agents, long events) {}

    /**
     * @param action {@code backup} or {@code restore}
     * @throws MeshctlException with what the program says when it fails
     */
    public Done run(String action, String database, String file) {
        List<String> command = platform.command(Platform.REGISTRY)
                .ofClass(
                        platform.distribution().get().registryClassPath(), MAIN_CLASS, List.of(action, database, file));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(caller.workingDirectory().toFile())
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            // the JVM and its libraries may have something to say before
            String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .reduce("", (before, line) -> line);
            return switch (process.waitFor()) {
                case 0 -> done(said);
                case 2 -> throw MeshctlException.usage(complaint);
                default -> throw MeshctlException.failed(complaint);
            };
        } catch (IOException e) {
            throw MeshctlException.failed("the registry's program cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MeshctlException.failed("interrupted");
        }
    }

    private static Done done(String said) {
        Matcher contents = CONTENTS.matcher(said);
        if (!contents.find()) {
            throw MeshctlException.failed(said);
        }
        return new Done(said, Long.parseLong(contents.group(1)), Long.parseLong(contents.group(2)));
    }
}
