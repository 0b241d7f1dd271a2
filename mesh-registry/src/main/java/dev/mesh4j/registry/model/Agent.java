package dev.mesh4j.registry.model;

import dev.mesh4j.protocol.registry.AgentRegistration;
import java.util.List;

/**
 * A registered agent instance.
 *
 * @param endpoint the base URL, empty for an agent on stdio
 * @param registration as it came, with its defaults filled in
 */
public record Agent(
        String id, String name, String namespace, String endpoint, List<Tool> tools, AgentRegistration registration) {

    public Agent {
        tools = List.copyOf(tools);
    }
}
