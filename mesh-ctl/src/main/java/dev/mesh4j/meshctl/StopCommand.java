package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Stopped;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
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
        checkNames(running);
        Stopper stopper = new Stopper(instances, Stopper.GRACE);
        // agents first: they take leave of the registry
        List<Stopped> stopped = new ArrayList<>(stopper.stop(chosen(running, Kind.AGENT)));
        stopped.addAll(stopper.stop(chosen(running, Kind.REGISTRY)));
        show(stopped);
        return ExitCode.OK;
    }

    private void checkNames(List<Instance> running) {
        List<String> known = running.stream().map(Instance::name).distinct().toList();
        names.stream().filter(Predicate.not(known::contains)).findFirst().ifPresent(name -> {
            throw MeshctlException.failed("'" + name + "' does not run here: "
                    + (known.isEmpty()
                            ? "nothing that meshctl started does"
                            : "running are " + String.join(", ", known)));
        });
    }

    private List<Instance> chosen(List<Instance> running, Kind kind) {
        boolean byDefault = kind == Kind.REGISTRY ? registry : names.isEmpty();
        return running.stream()
                .filter(instance -> instance.kind() == kind)
                .filter(instance -> byDefault || names.contains(instance.name()))
                .toList();
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
