package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.trace.CollectedTrace;
import dev.mesh4j.meshctl.trace.TraceCollector;
import dev.mesh4j.meshctl.trace.TracePage;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshctl trace} */
@Command(
        name = "trace",
        description = "Draws the calls of a trace as a tree: who called whom, how long it took, where the time went.")
final class TraceCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(
            paramLabel = "ID",
            description =
                    "The trace's ID, 32 hex digits, or a traceparent: 'meshctl call --trace' prints it, logs have it as trace_id.")
    private String id = "";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "2s",
            converter = TimeSpan.class,
            description = "How long to wait for each agent, such as 500ms or 2s (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(2);

    TraceCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        String traceId = id.toLowerCase(Locale.ROOT).replaceFirst("^00-([0-9a-f]{32})-.*", "$1");
        if (!traceId.matches("[0-9a-f]{32}")) {
            throw MeshctlException.usage(
                    "ID: '" + id + "' (expected: 32 hex digits, such as 'meshctl call --trace' prints)");
        }
        CollectedTrace trace = new TraceCollector(meshctl.http(), timeout)
                .collect(traceId, meshctl.registry().agents());
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(trace);
        } else if (!trace.isEmpty()) {
            console.lines(TracePage.lines(trace, console.style()));
        }
        if (trace.isEmpty()) {
            trace.silent().forEach(silent -> console.notice(silent.agentId() + " told nothing: " + silent.why()));
            throw MeshctlException.failed(
                    "no agent knows the trace " + traceId
                            + ": agents keep their last spans (trace-buffer, 1000) of sampled traces, and lose them when they stop");
        }
        return ExitCode.OK;
    }
}
