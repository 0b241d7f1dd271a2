package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.LogFeed;
import dev.mesh4j.meshctl.process.LogFiles;
import dev.mesh4j.meshctl.process.LogTail;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.EndsWell;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** {@code meshctl logs} */
@Command(name = "logs", description = "Prints the end of the newest logs of agents and of the registry.")
final class LogsCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Meshctl meshctl;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Agents that meshctl started on this machine, or 'registry' (default: all that have a log).")
    private List<String> names = List.of();

    @Option(
            names = {"-n", "--tail", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "How many lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written, also after a restart, until Ctrl-C.")
    private boolean follow;

    LogsCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        if (lines < 0) {
            throw MeshctlException.usage("--tail: " + lines + " (expected: 0 or more)");
        }
        LogFiles logs = new LogFiles(meshctl.state());
        List<String> known = logs.names();
        names.stream().filter(Predicate.not(known::contains)).findFirst().ifPresent(name -> {
            throw unknown(name, known);
        });
        if (follow) {
            follow(logs);
        } else if (meshctl.json()) {
            meshctl.console()
                    .json(chosen(known).stream().map(name -> page(logs, name)).toList());
        } else {
            print(begun(new LogFeed(logs, names)));
        }
        return ExitCode.OK;
    }

    private List<LogFeed.Line> begun(LogFeed feed) {
        List<Instance> running = meshctl.instances().running();
        return feed.begin(running, lines);
    }

    private void follow(LogFiles logs) {
        try (EndsWell endsWell = EndsWell.when(meshctl.caller())) {
            LogFeed feed = new LogFeed(logs, names);
            print(begun(feed));
            // whoever reads this may be gone, as "head" is after its lines
            while (!meshctl.caller().out().checkError()) {
                Thread.sleep(PAUSE);
                print(feed.next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // as good an end as Ctrl-C
        }
    }

    private void print(List<LogFeed.Line> feed) {
        Console console = meshctl.console();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (LogFeed.Line line : feed) {
            if (meshctl.json()) {
                console.line(Json.mapper().writeValueAsString(line));
            } else if (names.size() == 1) {
                console.line(line.line());
            } else {
                String prefix = String.format("%-" + Math.max(1, width) + "s | ", line.name());
                console.line(console.style().faint(prefix) + line.line());
            }
        }
    }

    private List<String> chosen(List<String> known) {
        return names.isEmpty() ? known : names;
    }

    private Page page(LogFiles logs, String name) {
        Path log = logs.newest(name).orElseThrow(() -> unknown(name, logs.names()));
        return new Page(name, log.toString(), LogTail.lines(log, lines));
    }

    private static MeshctlException unknown(String name, List<String> names) {
        return MeshctlException.failed("'" + name + "' has no log here: "
                + (names.isEmpty() ? "meshctl has started nothing yet" : "known are " + String.join(", ", names)));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record Page(String name, String logFile, List<String> lines) {}
}
