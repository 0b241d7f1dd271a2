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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an agent tells the registry of itself. */
final class Registration {

    private Registration() {}

    static AgentRegistration of(
            AgentDescriptor agent,
            AgentIdentity identity,
            AgentConfig config,
            int port,
            Collection<LocalTool> tools,
            AgentRegistration.@Nullable Health health) {
        return new AgentRegistration(
                identity.id(),
                tools.stream().map(tool -> tool(tool, config.weight())).toList(),
                "mcp_agent",
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

    private static DependencyRequest dependency(DependencyDescriptor dependency) {
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
