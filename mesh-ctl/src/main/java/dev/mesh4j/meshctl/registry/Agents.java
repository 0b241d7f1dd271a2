package dev.mesh4j.meshctl.registry;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import dev.mesh4j.protocol.registry.TagTerm;
import java.util.List;

/** Questions to an agent of which any field may be absent on the wire. */
public final class Agents {

    private Agents() {}

    public static String id(AgentView agent) {
        return requireNonNullElse(agent.id(), "");
    }

    /** The agent's name, its id when it has none. */
    public static String name(AgentView agent) {
        return requireNonNullElse(agent.name(), id(agent));
    }

    public static boolean isHealthy(AgentView agent) {
        return "healthy".equals(agent.status());
    }

    /** Whether every dependency that the agent declares has a provider. */
    public static boolean isResolved(AgentView agent) {
        return requireNonNullElse(agent.dependenciesResolved(), 0) >= requireNonNullElse(agent.totalDependencies(), 0);
    }

    public static List<CapabilityView> capabilities(AgentView agent) {
        return requireNonNullElse(agent.capabilities(), List.of());
    }

    /** What the agent offers, each name once. */
    public static List<String> capabilityNames(AgentView agent) {
        return capabilities(agent).stream()
                .map(capability -> requireNonNullElse(capability.name(), ""))
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code available} or {@code unavailable}. */
    public static String status(CapabilityView tool) {
        return Boolean.FALSE.equals(tool.available()) ? "unavailable" : "available";
    }

    /** The tags that a dependency names, without {@code +} and {@code -}. */
    public static List<String> wishes(DependencyView dependency) {
        return requireNonNullElse(dependency.tags(), List.<TagTerm>of()).stream()
                .flatMap(term -> term.alternatives().stream())
                .map(tag -> tag.replaceFirst("^[+-]", ""))
                .toList();
    }

    /** The tags of a dependency as it writes them, alternatives with {@code |} between them. */
    public static List<String> terms(DependencyView dependency) {
        return requireNonNullElse(dependency.tags(), List.<TagTerm>of()).stream()
                .map(term -> String.join("|", term.alternatives()))
                .toList();
    }

    public static List<DependencyView> dependencies(AgentView agent) {
        return requireNonNullElse(agent.dependencyResolutions(), List.of());
    }
}
