package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.LogFiles;
import dev.mesh4j.meshctl.process.LogTail;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code meshctl logs} */
@Command(name = "logs", description = "Prints the end of the newest log of an agent or of the registry.")
final class LogsCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(paramLabel = "NAME", description = "An agent that meshctl started on this machine, or 'registry'.")
    private String name = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "LINES",
            defaultValue = "100",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    LogsCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        if (lines < 1) {
            throw MeshctlException.usage("--lines: " + lines + " (expected: 1 or more)");
        }
        LogFiles logs = new LogFiles(meshctl.state());
        Path log = logs.newest(name).orElseThrow(() -> unknown(logs.names()));
        List<String> tail = LogTail.lines(log, lines);
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(new Page(name, log.toString(), tail));
        } else {
            console.lines(tail);
        }
        return ExitCode.OK;
    }

    private MeshctlException unknown(List<String> names) {
        return MeshctlException.failed("'" + name + "' has no log here: "
                + (names.isEmpty() ? "meshctl has started nothing yet" : "known are " + String.join(", ", names)));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Page(String name, String logFile, List<String> lines) {}
}
