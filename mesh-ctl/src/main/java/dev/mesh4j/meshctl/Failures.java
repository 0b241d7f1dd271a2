package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Spelling;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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

    /** A word where a command belongs is answered with the commands. */
    private static String what(ParameterException e) {
        Map<String, CommandLine> commands = e.getCommandLine().getSubcommands();
        if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return String.valueOf(e.getMessage());
        }
        if (commands.isEmpty()) {
            return "'" + String.join(" ", unmatched.getUnmatched()) + "' is more than '"
                    + e.getCommandLine().getCommandSpec().qualifiedName() + "' takes";
        }
        List<String> names = commands.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
        String found = unmatched.getUnmatched().getFirst();
        return "'" + found + "' is no command ("
                + Spelling.meant(found, names)
                        .map(meant -> "did you mean '" + meant + "'? ")
                        .orElse("")
                + "expected: " + String.join(", ", names) + ")";
    }
}
