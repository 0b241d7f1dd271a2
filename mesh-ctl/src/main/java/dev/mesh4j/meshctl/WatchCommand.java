package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import dev.mesh4j.meshctl.watch.WatchLoop;
import dev.mesh4j.meshctl.watch.WatchStart;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code meshctl watch} */
@Command(
        name = "watch",
        description = "Shows the mesh live on the whole terminal: what 'meshctl list' shows, as it changes.",
        footerHeading = "%nKeys:%n",
        footer = {
            "  q                        leave",
            "  /                        filter: type, enter keeps it, escape clears it",
            "  tab, or a, t, d          agents, tools, dependencies",
            "  w                        all columns, or the usual ones",
            "  arrows, j, k, page keys  scroll; g and G go to the ends"
        })
final class WatchCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Mixin
    private FilterOptions options = new FilterOptions();

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = TimeSpan.class,
            description = "How often to ask the registry, such as 500ms or 5s (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ofSeconds(1);

    WatchCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() throws InterruptedException {
        WatchStart start = new WatchStart(options.listing(), options.filter(), options.wide());
        if (meshctl.json() || !meshctl.caller().terminal()) {
            throw MeshctlException.usage((meshctl.json() ? "--json" : "the output is no terminal")
                    + " (expected: a terminal to draw on; use 'meshctl list --json' instead)");
        }
        new WatchLoop(meshctl.registry(), every, meshctl.console().style()).run(start);
        return ExitCode.OK;
    }
}
