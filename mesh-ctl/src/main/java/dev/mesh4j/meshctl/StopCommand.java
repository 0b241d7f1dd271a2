package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Stopped;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.terminal.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshctl stop} */
@Command(name = "stop", description = "Stops agents that meshctl started on this machine: those named, or all.")
final class StopCommand implements Callable<Integer> {

    private final Meshctl meshctl;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Agents to stop (default: all).")
    private List<String> names = List.of();

    @Option(names = "--registry", description = "Stop the registry too, after the agents.")
    private boolean registry;

    StopCommand(Meshctl meshctl) {
        this.meshctl = meshctl;
    }

    @Override
    public Integer call() {
        InstanceStore instances = meshctl.instances();
        List<Instance> running = instances.running();
        List<Instance> orphaning = instances.orphaning();
        ChosenInstances chosen = new ChosenInstances(
                Stream.concat(running.stream(), orphaning.stream()).toList(), names);
        Stopper stopper = new Stopper(instances, Stopper.GRACE);
        // agents first: they take leave of the registry
        List<Stopped> stopped = new ArrayList<>(stopper.stop(chosen.agents()));
        stopped.addAll(stopper.stop(chosen.registries(registry)));
        show(stopped);
        return ExitCode.OK;
    }

    private void show(List<Stopped> stopped) {
        Console console = meshctl.console();
        if (meshctl.json()) {
            console.json(stopped);
            return;
        }
        if (stopped.isEmpty()) {
            console.notice("nothing to stop");
        }
        for (Stopped process : stopped) {
            console.line("stopped " + process.name() + " (pid " + process.pid() + ")"
                    + (process.killed() ? ", killed after " + Stopper.GRACE.toSeconds() + " s without an end" : ""));
        }
    }
}
