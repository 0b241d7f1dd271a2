package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.terminal.Spelling;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where what went wrong becomes a line on the error stream and an exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Console console;

    Failures(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof MeshctlException failure) {
            console.error(String.valueOf(failure.getMessage()));
            return failure.exitCode();
        }
        if (e instanceof UncheckedIOException io) {
            console.error("a file cannot be used: " + io.getCause());
            return ExitCode.SOFTWARE;
        }
        StackTraceElement[] where = e.getStackTrace();
        console.error("unexpected, please report: " + e + (where.length == 0 ? "" : " at " + where[0]));
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        console.error(what(e) + " (see '" + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    /** A word where a command belongs is answered with the commands, what is misspelled with what was meant. */
    private static String what(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(e.getMessage());
        }
        String word = unmatched.getUnmatched().getFirst();
        CommandSpec command = e.getCommandLine().getCommandSpec();
        if (unmatched.isUnknownOption()) {
            String name = word.replaceFirst("=.*", "");
            return e.getMessage() + meant(name, command.optionsMap().keySet()).orElse("");
        }
        List<String> names = command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty()
                ? String.valueOf(e.getMessage())
                : "'" + word + "' is no command"
                        + meant(word, names).orElse(" (expected: " + String.join(", ", names) + ")");
    }

    private static Optional<String> meant(String word, Collection<String> words) {
        return Spelling.nearest(word, words).map(near -> ": did you mean '" + near + "'?");
    }
}
