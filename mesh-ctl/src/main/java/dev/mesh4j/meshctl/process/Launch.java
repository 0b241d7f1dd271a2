package dev.mesh4j.meshctl.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A process to start.
 *
 * @param command the program and its arguments
 * @param environment what the process gets
 * @param registryUrl the registry it belongs to
 * @param recipe of an agent; {@code null} when the command is all there is to it
 */
public record Launch(
        String name,
        Kind kind,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        String registryUrl,
        @Nullable Recipe recipe) {

    public Launch(
            String name,
            Kind kind,
            List<String> command,
            Map<String, String> environment,
            Path workingDirectory,
            String registryUrl) {
        this(name, kind, command, environment, workingDirectory, registryUrl, null);
    }

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
