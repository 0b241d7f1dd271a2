package dev.mesh4j.runtime.scan;

import java.util.List;

/**
 * What an agent is and offers, as its annotations say.
 *
 * @param tools at least one, with unique names, in a fixed order
 */
public record AgentDescriptor(String name, String version, String description, List<ToolDescriptor> tools) {

    public AgentDescriptor {
        tools = List.copyOf(tools);
    }
}
