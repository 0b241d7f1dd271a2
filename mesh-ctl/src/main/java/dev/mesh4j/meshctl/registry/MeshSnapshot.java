package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.AgentsReply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All agents at one moment. */
public final class MeshSnapshot {

    private final List<AgentView> agents;
    private final @Nullable String time;
    private final Map<String, Long> instances;

    private MeshSnapshot(List<AgentView> agents, @Nullable String time) {
        this.agents = agents;
        this.time = time;
        this.instances = agents.stream().collect(Collectors.groupingBy(Agents::name, Collectors.counting()));
    }

    public static MeshSnapshot of(AgentsReply reply) {
        List<AgentView> agents = requireNonNullElse(reply.agents(), List.<AgentView>of()).stream()
                .sorted(Comparator.comparing(Agents::name).thenComparing(Agents::id))
                .toList();
        return new MeshSnapshot(agents, reply.timestamp());
    }

    /** By name, then by id. */
    public List<AgentView> agents() {
        return agents;
    }

    /** The registry's time, ISO 8601. */
    public @Nullable String time() {
        return time;
    }

    /** How long ago something was, such as {@code 3s ago}. */
    public String age(@Nullable String then) {
        return Age.since(then, time);
    }

    /** What an agent is called here: its name, and its id where several have that name. */
    public String label(AgentView agent) {
        return instances.getOrDefault(Agents.name(agent), 0L) > 1 ? Agents.id(agent) : Agents.name(agent);
    }

    /** The same for an id, which may be of an agent that has gone. */
    public String label(String id) {
        return byId(id).map(this::label).orElse(id);
    }

    public Optional<AgentView> byId(@Nullable String id) {
        return agents.stream().filter(agent -> Agents.id(agent).equals(id)).findFirst();
    }
}
