package dev.mesh4j.testkit;

import static java.util.Objects.requireNonNullElse;

import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Assertions on one dependency. */
public final class WiringAssert {

    private final MeshAssert mesh;
    private final String consumer;
    private final String capability;

    WiringAssert(MeshAssert mesh, String consumer, String capability) {
        this.mesh = mesh;
        this.consumer = consumer;
        this.capability = capability;
    }

    /** It is bound to an agent of this name. */
    public MeshAssert to(String agent) {
        return mesh.holds(
                what() + " to be bound to '" + agent + "'", () -> boundTo().equals(agent));
    }

    /** Nobody provides it. */
    public MeshAssert toNobody() {
        return mesh.holds(
                what() + " to be bound to nobody",
                () -> isDeclared() && boundTo().isEmpty());
    }

    private String what() {
        return capability + " of " + consumer;
    }

    private boolean isDeclared() {
        return dependencies().findAny().isPresent();
    }

    /** The name of the agent, empty for nobody. */
    private String boundTo() {
        return dependencies()
                .map(dependency -> requireNonNullElse(dependency.providerAgentId(), ""))
                .flatMap(id -> mesh.asking().agents().stream().filter(agent -> id.equals(agent.id())))
                .map(agent -> String.valueOf(agent.name()))
                .findFirst()
                .orElse("");
    }

    private Stream<DependencyView> dependencies() {
        return mesh.asking().live().stream().flatMap(this::dependencies);
    }

    private Stream<DependencyView> dependencies(AgentView agent) {
        return requireNonNullElse(agent.dependencyResolutions(), List.<DependencyView>of()).stream()
                .filter(dependency -> capability.equals(dependency.capability()))
                .filter(dependency -> consumer.equals(agent.name()) || isOf(agent, dependency.functionName()));
    }

    private boolean isOf(AgentView agent, @Nullable String tool) {
        return consumer.equals(tool)
                || requireNonNullElse(agent.capabilities(), List.<CapabilityView>of()).stream()
                        .anyMatch(offered ->
                                consumer.equals(offered.name()) && Objects.equals(tool, offered.functionName()));
    }
}
