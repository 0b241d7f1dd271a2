package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.start.EnvFile;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What the environment of started agents has beside the caller's: the files in their order, then the single variables. */
final class EnvironmentOptions {

    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)=(.*)", Pattern.DOTALL);

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable for the agents, beside this command's environment; may be repeated.")
    private List<String> variables = List.of();

    @Option(
            names = "--env-file",
            paramLabel = "FILE",
            description = "Variables for the agents, one NAME=VALUE a line; --env goes before them. May be repeated.")
    private List<Path> files = List.of();

    /** The environment of the agents. */
    Map<String, String> over(Caller caller) {
        Map<String, String> environment = new HashMap<>(caller.environment());
        for (Path file : files) {
            Path path = caller.resolve(file);
            environment.putAll(EnvFile.read(path, caller.shown(path)));
        }
        for (String variable : variables) {
            Matcher assignment = VARIABLE.matcher(variable);
            if (!assignment.matches()) {
                throw MeshctlException.usage("--env: '" + variable.replaceAll("=.*", "=") + "' (expected: NAME=VALUE)");
            }
            environment.put(assignment.group(1), assignment.group(2));
        }
        return environment;
    }
}
