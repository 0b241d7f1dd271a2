package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.ExplainPage;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.protocol.registry.ExplainReply;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code meshctl explain} */
@Command(
        name = "explain",
        description =
                "Shows why an agent's dependencies are wired as they are: every provider, and what kept or dropped it.")
final class ExplainCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(index = "0", paramLabel = "AGENT", description = "An agent's name or id.")
    private String agent = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "TOOL", description = "One of its tools; all when left out.")
    private @Nullable String tool;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "DEPENDENCY",
            description = "The capability, or its place from 0; all when left out.")
    private @Nullable String dependency;

    ExplainCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        ExplainReply reply = meshctl.registry().explain(agent, tool, dependency);
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(reply);
        } else {
            console.lines(ExplainPage.lines(reply, console.style()));
        }
        return ExitCode.OK;
    }
}
