package dev.mesh4j.chaos.site;

import dev.mesh4j.chaos.process.Program;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.RegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is registered, as each registry says. */
public final class Roll implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpTransport http = new HttpTransport();
    private final Site site;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    public Roll(Site site) {
        this.site = site;
    }

    /** The agents that live and that this registry does not list as healthy at their address; null when it does not answer. */
    private List<String> missing(Program registry) {
        try {
            List<AgentView> agents =
                    Objects.requireNonNull(client(registry).agents().agents());
            Set<String> healthy = new HashSet<>();
            for (AgentView agent : agents) {
                if ("healthy".equals(agent.status())) {
                    healthy.add(Objects.requireNonNull(agent.endpoint()));
                    acknowledged.add(Objects.requireNonNull(agent.id()));
                }
            }
            return site.agents().stream()
                    .filter(agent -> !healthy.contains(agent.uri().toString()))
                    .map(agent -> registry.name() + " lacks " + agent.name())
                    .toList();
        } catch (CallException e) {
            return List.of(registry.name() + " does not answer: " + e.getMessage());
        }
    }

    /** Of all registries. */
    public List<String> missing() {
        return site.registries().stream()
                .flatMap(each -> missing(each).stream())
                .toList();
    }

    /** Whether any registry lists it as healthy, or, if it is one, whether it answers. */
    public boolean isWell(Program program) {
        if (site.registries().contains(program)) {
            return missing(program).stream().noneMatch(line -> line.contains("does not answer"));
        }
        return site.registries().stream()
                .anyMatch(registry -> missing(registry).stream()
                        .noneMatch(line -> line.contains("does not answer") || line.endsWith(" " + program.name())));
    }

    /** Those who were once listed as healthy and whom a registry does not know any more, not even as gone. */
    public List<String> forgotten() {
        List<String> forgotten = new ArrayList<>();
        for (Program registry : site.registries()) {
            Set<String> known = new HashSet<>();
            Objects.requireNonNull(client(registry).agents().agents()).forEach(agent -> known.add(agent.id()));
            acknowledged.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> forgotten.add(registry.name() + " has forgotten " + id));
        }
        return forgotten;
    }

    public int acknowledged() {
        return acknowledged.size();
    }

    private RegistryClient client(Program registry) {
        return new RegistryClient(http, registry.uri(), TIMEOUT);
    }

    @Override
    public void close() {
        http.close();
    }
}
