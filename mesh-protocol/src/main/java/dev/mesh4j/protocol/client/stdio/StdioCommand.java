package dev.mesh4j.protocol.client.stdio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a server process is started.
 *
 * @param words the program and its arguments
 * @param environment beyond {@link #INHERITED}; other variables of this process stay its own, they may be secrets
 * @param directory where it works; absent: where this process does
 * @param log gets each line that the server writes to its standard error
 */
public record StdioCommand(
        List<String> words,
        Map<String, String> environment,
        @Nullable Path directory,
        Consumer<String> log) {

    /** The variables that every server gets from this process. */
    public static final Set<String> INHERITED = Set.of(
            "HOME",
            "LANG",
            "LC_ALL",
            "LOGNAME",
            "PATH",
            "SHELL",
            "TERM",
            "TMPDIR",
            "USER",
            "APPDATA",
            "LOCALAPPDATA",
            "PROGRAMFILES",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "TEMP",
            "TMP",
            "USERNAME",
            "USERPROFILE");

    private static final Logger LOG = LoggerFactory.getLogger(StdioCommand.class);

    public StdioCommand {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("command: no words (expected: a program and its arguments)");
        }
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static StdioCommand of(String... words) {
        return new StdioCommand(List.of(words), Map.of(), null, line -> LOG.debug("{}", line));
    }

    public StdioCommand withEnvironment(Map<String, String> environment) {
        return new StdioCommand(words, environment, directory, log);
    }

    public StdioCommand withDirectory(Path directory) {
        return new StdioCommand(words, environment, directory, log);
    }

    public StdioCommand withLog(Consumer<String> log) {
        return new StdioCommand(words, environment, directory, log);
    }

    ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        return builder;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
