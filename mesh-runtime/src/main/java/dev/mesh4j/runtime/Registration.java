package dev.mesh4j.runtime;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.DependencyRequest;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.Kwargs;
import dev.mesh4j.runtime.scan.AgentDescriptor;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import dev.mesh4j.runtime.scan.StreamTypes;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an agent tells the registry of itself. */
final class Registration {

    /** An agent that only calls. */
    private static final String CONSUMER = "api";

    private Registration() {}

    /** @param outside the clients that no tool takes */
    static List<ToolRegistration> tools(Collection<LocalTool> tools, int weight, OutsideClients outside) {
        Stream<ToolRegistration> own = tools.stream().map(tool -> tool(tool, weight));
        return (outside.isEmpty() ? own : Stream.concat(own, Stream.of(carrier(outside)))).toList();
    }

    private static ToolRegistration carrier(OutsideClients outside) {
        return new ToolRegistration(
                OutsideClients.CARRIER,
                "mesh_clients",
                "1.0.0",
                List.of(),
                "What this agent's program calls outside of its tools; cannot be called itself",
                outside.dependencies(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static AgentRegistration of(
            AgentDescriptor agent,
            AgentIdentity identity,
            AgentConfig config,
            int port,
            List<ToolRegistration> tools,
            AgentRegistration.@Nullable Health health) {
        return new AgentRegistration(
                identity.id(),
                tools,
                tools.stream().allMatch(tool -> OutsideClients.CARRIER.equals(tool.functionName()))
                        ? CONSUMER
                        : "mcp_agent",
                "java",
                identity.name(),
                agent.version(),
                agent.description(),
                announcedHost(config),
                port,
                config.namespace(),
                null,
                health);
    }

    private static ToolRegistration tool(LocalTool tool, int weight) {
        ToolDescriptor descriptor = tool.descriptor();
        return new ToolRegistration(
                descriptor.name(),
                descriptor.capability(),
                descriptor.version(),
                descriptor.tags(),
                descriptor.description(),
                descriptor.dependencies().stream().map(Registration::dependency).toList(),
                tool.definition().inputSchema(),
                tool.definition().outputSchema(),
                kwargs(descriptor, weight),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable ObjectNode kwargs(ToolDescriptor tool, int weight) {
        ObjectNode kwargs = Kwargs.of(tool.policy(), weight);
        if (kwargs != null && Boolean.TRUE.equals(tool.policy().streaming())) {
            boolean json = StreamTypes.item(tool.method().getGenericReturnType())
                    .filter(item -> !StreamTypes.isText(item))
                    .isPresent();
            kwargs.put("stream_type", json ? "json" : "text");
        }
        return kwargs;
    }

    static DependencyRequest dependency(DependencyDescriptor dependency) {
        return new DependencyRequest(
                dependency.capability(),
                dependency.required(),
                dependency.tags(),
                emptyToNull(dependency.version()),
                emptyToNull(dependency.namespace()),
                null,
                null,
                null);
    }

    /** A wildcard is no address to call: the registry then takes the one it sees. */
    static String announcedHost(AgentConfig config) {
        if (!config.httpHost().isEmpty()) {
            return config.httpHost();
        }
        boolean wildcard =
                config.bindHost().equals("0.0.0.0") || config.bindHost().equals("::");
        return wildcard ? "" : config.bindHost();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
