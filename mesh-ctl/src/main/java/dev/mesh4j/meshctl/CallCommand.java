package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.call.ArgumentReader;
import dev.mesh4j.meshctl.call.ArgumentWord;
import dev.mesh4j.meshctl.call.CallTarget;
import dev.mesh4j.meshctl.call.Callee;
import dev.mesh4j.meshctl.call.Callees;
import dev.mesh4j.meshctl.call.CancelOnExit;
import dev.mesh4j.meshctl.call.HeaderLines;
import dev.mesh4j.meshctl.call.RemoteTools;
import dev.mesh4j.meshctl.call.ToolRun;
import dev.mesh4j.meshctl.call.TracedRun;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshctl call} */
@Command(
        name = "call",
        description = "Calls a tool of any agent, or of any MCP server, and prints its result.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshctl call greeting name=Ada",
            "  meshctl call greeter:greet '{\"name\": \"Ada\"}' --trace",
            "  meshctl call http://127.0.0.1:8080/mcp#add a=1 b=2"
        })
final class CallCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = {
                "A capability (see 'meshctl list'), agent:tool,",
                "or the URL of an MCP server with the tool: URL#tool."
            })
    private String target = "";

    @Parameters(
            index = "1..*",
            paramLabel = "ARGS",
            description = {
                "The arguments: key=value (typed as the tool wants it; again for a list), key:=json,",
                "one JSON object, @file.json, or - for an object on the standard input (default: none)."
            })
    private List<String> words = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            converter = TimeSpan.class,
            description = "How long to wait for the result, such as 500ms, 30s or 2m (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--header",
            paramLabel = "LINE",
            description = "An HTTP header of the call, such as 'Authorization: Bearer TOKEN'. May be repeated.")
    private List<String> headers = List.of();

    @Option(
            names = "--trace",
            description = "Call in a new trace, and show its ID and the tree of its calls, on the error stream.")
    private boolean traced;

    CallCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        CallTarget wanted = CallTarget.parse(target);
        HeaderLines lines = HeaderLines.parse(headers);
        List<ArgumentWord> arguments = new ArgumentReader(meshctl.caller(), System.in).read(words);
        Callee callee = Callees.find(wanted, () -> meshctl.registry().agents());
        @Nullable TracedRun trace = traced ? TracedRun.begin(meshctl.console(), meshctl.http()) : null;
        ToolRun run = new ToolRun(meshctl.caller(), meshctl.json(), timeout, trace == null ? null : trace.context());
        CallToolResult result;
        try {
            result = CancelOnExit.during(() -> result(run, callee, lines, arguments));
        } finally {
            if (trace != null) {
                trace.end(() -> meshctl.registry().agents());
            }
        }
        return result.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private CallToolResult result(ToolRun run, Callee callee, HeaderLines lines, List<ArgumentWord> arguments) {
        Implementation self = new Implementation("meshctl", Version.text());
        try (RemoteTools tools = new RemoteTools(callee, meshctl.http(), self, timeout, lines)) {
            return run.run(callee, tools, arguments);
        } catch (MeshctlException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // meshctl ends as soon as this is over
            meshctl.console().error(String.valueOf(e.getMessage()));
            return CallToolResult.error("cancelled");
        }
    }
}
