package dev.mesh4j.meshctl.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who runs meshctl.
 *
 * @param environment the environment variables
 * @param workingDirectory absolute
 * @param out results
 * @param err everything else
 * @param terminal whether {@code out} is a terminal
 * @param colour whether {@code out} is a terminal that wants colours
 * @param attended whether {@code err} is a terminal, so that somebody may be waiting
 */
public record Caller(
        Map<String, String> environment,
        Path workingDirectory,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        boolean colour,
        boolean attended) {

    /** Set by the launch script, which can tell a terminal at no cost. */
    private static final String TERMINAL_PROPERTY = "meshctl.terminal";

    private static final String ATTENDED_PROPERTY = "meshctl.attended";

    public Caller {
        environment = Map.copyOf(environment);
    }

    public Caller(
            Map<String, String> environment,
            Path workingDirectory,
            PrintStream out,
            PrintStream err,
            boolean terminal) {
        this(environment, workingDirectory, out, err, terminal, terminal, false);
    }

    /** The caller of this process. Output is UTF-8 whatever the locale: results carry people's text. */
    public static Caller ofThisProcess() {
        Map<String, String> environment = System.getenv();
        boolean terminal = Boolean.getBoolean(TERMINAL_PROPERTY);
        boolean colour = terminal && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        return new Caller(
                environment,
                Path.of("").toAbsolutePath(),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminal,
                colour,
                Boolean.getBoolean(ATTENDED_PROPERTY) && !"dumb".equals(environment.get("TERM")));
    }

    /** The same caller, to programs that it starts. */
    public Caller with(Map<String, String> environment, Path workingDirectory) {
        return new Caller(environment, workingDirectory, out, err, terminal, colour, attended);
    }

    /** The path that an argument of this caller means. */
    public Path resolve(Path argument) {
        return workingDirectory.resolve(argument).normalize();
    }

    /** A path as this caller would write it: relative below its working directory. */
    public String shown(Path path) {
        return path.startsWith(workingDirectory) && !path.equals(workingDirectory)
                ? workingDirectory.relativize(path).toString()
                : path.toString();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
    }
}
