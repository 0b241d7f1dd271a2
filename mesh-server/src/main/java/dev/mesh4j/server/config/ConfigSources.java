package dev.mesh4j.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where configuration comes from, weakest first.
 *
 * @param file a YAML file of {@code key: value} lines; ignored when it does not exist
 * @param environment environment variables
 * @param flags command line arguments, {@code --key value} or {@code --key=value}; {@code --key} alone
 *     is true
 */
public record ConfigSources(Path file, Map<String, String> environment, List<String> flags) {

    public ConfigSources {
        environment = Map.copyOf(environment);
        flags = List.copyOf(flags);
    }

    /** {@code mesh.yaml} in the working directory, this process's environment, and these flags. */
    public static ConfigSources ofProcess(String... flags) {
        return new ConfigSources(Path.of("mesh.yaml"), System.getenv(), List.of(flags));
    }
}
