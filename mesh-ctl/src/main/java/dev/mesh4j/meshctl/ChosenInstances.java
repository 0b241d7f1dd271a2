package dev.mesh4j.meshctl;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.util.List;
import java.util.function.Predicate;

/** What a command line names among the processes that run: those named, or all agents. */
final class ChosenInstances {

    private final List<Instance> running;
    private final List<String> names;

    ChosenInstances(List<Instance> running, List<String> names) {
        this.running = running;
        this.names = names;
        List<String> known = running.stream().map(Instance::name).distinct().toList();
        names.stream().filter(Predicate.not(known::contains)).findFirst().ifPresent(name -> {
            throw MeshctlException.failed("'" + name + "' does not run here: "
                    + (known.isEmpty()
                            ? "nothing that meshctl started does"
                            : "running are " + String.join(", ", known)));
        });
    }

    List<Instance> agents() {
        return of(Kind.AGENT, names.isEmpty());
    }

    /** @param all whether they need no naming */
    List<Instance> registries(boolean all) {
        return of(Kind.REGISTRY, all);
    }

    private List<Instance> of(Kind kind, boolean all) {
        return running.stream()
                .filter(instance -> instance.kind() == kind)
                .filter(instance -> all || names.contains(instance.name()))
                .toList();
    }
}
