package dev.mesh4j.runtime.scan;

import java.util.List;

/**
 * What an agent is and offers, as its annotations say.
 *
 * @param offered with at least one tool, or none where the agent only calls others
 */
public record AgentDescriptor(String name, String version, String description, Offered offered) {

    /** With unique names, in a fixed order. */
    public List<ToolDescriptor> tools() {
        return offered.tools();
    }
}
