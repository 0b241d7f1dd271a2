package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts new processes in the place of running ones while others call them: the new ones start beside the old ones, which
 * leave when the new ones have joined and are wired, and finish their calls. A port that only one process can have is
 * handed on by way of a process without it.
 */
public final class Handover {

    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration WIRE_PATIENCE = Duration.ofSeconds(2);

    private final AgentLauncher launcher;
    private final RegistryView registry;
    private final Stopper stopper;
    private final StopOnExit held;
    private final Consumer<String> told;

    /**
     * @param held gets what is started, and is relieved of what is stopped
     * @param told why an agent now runs without the port that it was asked to have
     */
    public Handover(
            AgentLauncher launcher, RegistryView registry, Stopper stopper, StopOnExit held, Consumer<String> told) {
        this.launcher = launcher;
        this.registry = registry;
        this.stopper = stopper;
        this.held = held;
        this.told = told;
    }

    /**
     * Returns when the old ones have ended.
     *
     * @throws MeshctlException when a new one does not join; then the old ones go on
     */
    public List<Joined> replace(List<Instance> old, List<Wanted> wanted) {
        if (wanted.stream().noneMatch(agent -> agent.recipe().isPinned()) || old.isEmpty()) {
            List<Joined> joined = start(wanted);
            stop(old);
            return joined;
        }
        List<Joined> bridge = start(wanted.stream().map(Wanted::unpinned).toList());
        stop(old);
        List<Joined> joined;
        try {
            joined = start(wanted);
        } catch (MeshctlException e) {
            // what was asked for cannot be had any more, and the same on other ports runs
            told.accept(String.valueOf(e.getMessage()));
            return bridge;
        }
        stop(bridge.stream().map(agent -> agent.started().instance()).toList());
        return joined;
    }

    private List<Joined> start(List<Wanted> wanted) {
        boolean wired = areWired(wanted);
        JoinWatch watch = JoinWatch.over(registry);
        List<Launched> launched = wanted.stream().map(launcher::launch).toList();
        launched.forEach(agent -> held.hold(agent.started()));
        try {
            List<Joined> joined = watch.await(launched, JOIN_PATIENCE);
            return wired ? watch.awaitDependencies(joined, WIRE_PATIENCE) : joined;
        } catch (MeshctlException e) {
            stop(launched.stream().map(agent -> agent.started().instance()).toList());
            throw e;
        }
    }

    /** Whether what they take the place of has all of its dependencies now, so that waiting for them makes sense. */
    private boolean areWired(List<Wanted> wanted) {
        return registry.agents().stream()
                .filter(agent -> wanted.stream()
                        .anyMatch(next -> next.program().agentName().stream().anyMatch(Agents.name(agent)::equals)))
                .allMatch(Agents::isResolved);
    }

    private void stop(List<Instance> instances) {
        stopper.stop(instances);
        instances.forEach(held::release);
    }
}
