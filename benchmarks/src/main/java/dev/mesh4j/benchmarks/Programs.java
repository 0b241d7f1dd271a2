package dev.mesh4j.benchmarks;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The command lines with which meshctl runs programs, read from the records it keeps of what it started.
 *
 * @param commands by name: {@code registry} and the agents
 */
record Programs(Map<String, List<String>> commands) {

    private static final String REGISTRY_URL = "http://127.0.0.1:18100";

    /** Starts the projects once with meshctl, reads how it did that, and stops them. */
    static Programs of(Path checkout, Path folder, String... projects) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("MESH_STATE_DIR", folder.toString(), "MESH_REGISTRY_URL", REGISTRY_URL);
        List<String> start = new ArrayList<>(List.of("./meshctl", "start", "--detach"));
        start.addAll(List.of(projects));
        Child.run(checkout, environment, start);
        try (Stream<Path> records = Files.list(folder.resolve("instances"))) {
            Map<String, List<String>> commands = new HashMap<>();
            records.forEach(file -> {
                JsonNode entry = Json.mapper().readTree(read(file));
                List<String> command = new ArrayList<>();
                entry.path("command").forEach(word -> command.add(word.stringValue()));
                commands.put(entry.path("name").stringValue(), command);
            });
            return new Programs(commands);
        } finally {
            Child.run(checkout, environment, List.of("./meshctl", "stop", "--registry"));
        }
    }

    /** The Java program and the flags that a program runs on, without those for its cache. */
    List<String> jvm(String name) {
        return command(name, false).stream()
                .takeWhile(word -> !word.equals("-cp") && !word.equals("-jar"))
                .toList();
    }

    /** A program's command with other flags for its JVM's cache, and with these arguments. */
    List<String> command(String name, boolean cached, String... arguments) {
        List<String> command = new ArrayList<>();
        boolean afterMain = false;
        for (String word : Objects.requireNonNull(commands.get(name), name)) {
            if (afterMain || (!cached && word.startsWith("-XX:AOTCache"))) {
                continue;
            }
            command.add(word);
            afterMain = word.startsWith("dev.mesh4j.") && !word.contains("/");
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** The same for another main class on the class path of that program. */
    List<String> other(Class<?> main, String name, boolean cached, String... arguments) {
        List<String> command = command(name, cached);
        command.set(command.size() - 1, main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
