package dev.mesh4j.meshctl.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start.
 *
 * @param command the program and its arguments
 * @param environment what the process gets
 * @param registryUrl the registry it belongs to
 */
public record Launch(
        String name,
        Kind kind,
        List<String> command,
        Map<String, String> environment,
        Path workingDirectory,
        String registryUrl) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
