package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.registry.Agents;
import dev.mesh4j.meshctl.registry.RegistryView;
import dev.mesh4j.protocol.registry.AgentView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Waits for started agents in the registry. A start is recognized by the agent's name and by an id that was not there
 * before.
 */
public final class JoinWatch {

    private final RegistryView registry;
    private final Set<String> before;

    private JoinWatch(RegistryView registry, Set<String> before) {
        this.registry = registry;
        this.before = before;
    }

    /** To be called before the agents start. */
    public static JoinWatch over(RegistryView registry) {
        Set<String> ids = registry.agents().stream().map(Agents::id).collect(Collectors.toSet());
        return new JoinWatch(registry, ids);
    }

    /** Waits until all are registered and healthy; fails when one ends or time is up. */
    public List<Joined> await(List<Launched> launched, Duration patience) {
        Optional<List<Joined>> joined = Polling.until(patience, () -> {
            launched.forEach(agent -> Died.check(agent.started()));
            return Optional.of(healthy(launched)).filter(agents -> agents.size() == launched.size());
        });
        return joined.orElseThrow(() -> Died.within(
                missing(launched).started(),
                "did not become healthy in " + registry.url() + " within " + patience.toSeconds() + " s"));
    }

    /** Waits until every dependency has a provider or time is up; either way, how the agents are then. */
    public List<Joined> awaitDependencies(List<Joined> joined, Duration patience) {
        return Polling.until(
                        patience,
                        () -> Optional.of(renewed(joined))
                                .filter(agents -> agents.stream().allMatch(agent -> Agents.isResolved(agent.agent()))))
                .orElseGet(() -> renewed(joined));
    }

    private List<Joined> healthy(List<Launched> launched) {
        List<AgentView> agents = registry.agents();
        Set<String> taken = new HashSet<>(before);
        List<Joined> joined = new ArrayList<>();
        for (Launched wanted : launched) {
            agents.stream()
                    .filter(Agents::isHealthy)
                    .filter(agent -> !taken.contains(Agents.id(agent)))
                    .filter(agent -> wanted.program().agentName().stream().allMatch(Agents.name(agent)::equals))
                    .findFirst()
                    .ifPresent(agent -> {
                        taken.add(Agents.id(agent));
                        joined.add(new Joined(wanted, agent));
                    });
        }
        return joined;
    }

    private Launched missing(List<Launched> launched) {
        Set<Long> here = healthy(launched).stream()
                .map(agent -> agent.started().instance().pid())
                .collect(Collectors.toSet());
        return launched.stream()
                .filter(agent -> !here.contains(agent.started().instance().pid()))
                .findFirst()
                .orElse(launched.getFirst());
    }

    private List<Joined> renewed(List<Joined> joined) {
        List<AgentView> agents = registry.agents();
        return joined.stream()
                .map(known -> new Joined(
                        known.launched(),
                        agents.stream()
                                .filter(agent -> Agents.id(agent).equals(Agents.id(known.agent())))
                                .findFirst()
                                .orElse(known.agent())))
                .toList();
    }
}
