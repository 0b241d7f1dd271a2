package dev.mesh4j.meshctl.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders a project's class path so that the agents' class cache fits it.
 *
 * <p>A file name carries a jar's version. A project that resolves to every jar of the distribution therefore loses nothing
 * when they come first; one that resolves otherwise has its reasons and keeps its own order.
 */
final class AgentClassPath {

    private AgentClassPath() {}

    static List<Path> ordered(List<Path> project, List<Path> distribution) {
        Set<String> shared = names(distribution);
        if (!names(project).containsAll(shared)) {
            return List.copyOf(project);
        }
        return Stream.concat(distribution.stream(), project.stream().filter(entry -> !shared.contains(name(entry))))
                .toList();
    }

    private static Set<String> names(List<Path> entries) {
        return entries.stream().map(AgentClassPath::name).collect(Collectors.toSet());
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
