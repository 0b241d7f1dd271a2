package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;
import dev.mesh4j.meshctl.registry.MeshJson;
import dev.mesh4j.meshctl.registry.MeshSnapshot;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.Table;
import dev.mesh4j.meshctl.view.MeshTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code meshctl list} */
@Command(name = "list", description = "Lists the agents of the mesh, their tools or their dependencies.")
final class ListCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Mixin
    private FilterOptions options = new FilterOptions();

    ListCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        Console console = meshctl.console();
        Listing listing = options.listing();
        MeshFilter filter = options.filter();
        if (meshctl.json()) {
            console.json(MeshJson.of(listing, meshctl.registry().agentsAsWritten(), filter));
            return ExitCode.OK;
        }
        MeshSnapshot mesh = MeshSnapshot.of(meshctl.registry().reply());
        Table table = MeshTable.of(listing, mesh, filter, options.wide(), console.style());
        if (table.isEmpty()) {
            console.notice(nothing(listing, filter, mesh.agents().size()));
        } else {
            console.lines(table.lines());
        }
        return ExitCode.OK;
    }

    private String nothing(Listing listing, MeshFilter filter, int agents) {
        if (agents == 0) {
            return "no agents at " + meshctl.registryUrl() + ": start one with 'meshctl start PATH'";
        }
        return "no " + listing.plural() + (filter.isNone() ? "" : " that match") + ", of "
                + (agents == 1 ? "1 agent" : agents + " agents") + " at " + meshctl.registryUrl();
    }
}
