package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.UncheckedIOException;
import java.util.List;
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
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(e.getMessage() + suggestion(e) + " (see '" + command + " --help')");
        return ExitCode.USAGE;
    }

    private static String suggestion(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return suggestions.isEmpty() ? "" : ", did you mean '" + suggestions.getFirst() + "'?";
        }
        return "";
    }
}
