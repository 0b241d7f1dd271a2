package dev.mesh4j.meshctl.registry;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which lines to list; what is absent matches all. Agents and the namespace choose whose lines; capability, tag and status
 * are those of what is listed: an agent has the capabilities of its tools, a dependency the one that it asks for.
 *
 * @param agents names or ids, of which one must match; empty: all
 * @param status the whole word
 */
public record MeshFilter(
        List<NamePattern> agents,
        @Nullable NamePattern capability,
        @Nullable NamePattern tag,
        @Nullable String status,
        @Nullable NamePattern namespace) {

    /** Matches everything. */
    public static final MeshFilter NONE = new MeshFilter(List.of(), null, null, null, null);

    public MeshFilter {
        agents = List.copyOf(agents);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether an agent gets a line of its own. */
    public boolean lists(AgentView agent) {
        boolean anyTool = capability == null && tag == null;
        return covers(agent)
                && is(status, agent.status())
                && (anyTool || Agents.capabilities(agent).stream().anyMatch(this::offers));
    }

    /** Whether a tool of an agent gets a line. */
    public boolean lists(AgentView agent, CapabilityView tool) {
        return covers(agent) && offers(tool) && is(status, Agents.status(tool));
    }

    /** Whether a dependency of an agent gets a line. */
    public boolean lists(AgentView agent, DependencyView dependency) {
        return covers(agent)
                && matches(capability, dependency.capability())
                && (tag == null || Agents.wishes(dependency).stream().anyMatch(tag))
                && is(status, dependency.status());
    }

    private boolean covers(AgentView agent) {
        boolean named = agents.isEmpty()
                || agents.stream().anyMatch(name -> name.test(Agents.name(agent)) || name.test(agent.id()));
        return named && matches(namespace, agent.namespace());
    }

    private boolean offers(CapabilityView tool) {
        return matches(capability, tool.name())
                && (tag == null
                        || Objects.requireNonNullElse(tool.tags(), List.<String>of()).stream()
                                .anyMatch(tag));
    }

    private static boolean matches(@Nullable Predicate<@Nullable String> wanted, @Nullable String found) {
        return wanted == null || wanted.test(found);
    }

    private static boolean is(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.equals(found);
    }
}
