package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.AgentTable;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code meshctl list} */
@Command(name = "list", description = "Lists the agents of the mesh.")
final class ListCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    ListCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(meshctl.registry().agentsAsWritten());
            return ExitCode.OK;
        }
        AgentsReply reply = meshctl.registry().reply();
        if (reply.agents() == null || reply.agents().isEmpty()) {
            console.notice("no agents at " + meshctl.registryUrl() + ": start one with 'meshctl start PATH'");
        } else {
            console.lines(AgentTable.lines(reply, console.style()));
        }
        return ExitCode.OK;
    }
}
