package dev.mesh4j.runtime.scan;

import java.util.List;

/**
 * What an agent is and offers, as its annotations say.
 *
 * @param offered with at least one tool
 */
public record AgentDescriptor(String name, String version, String description, Offered offered) {

    /** At least one, with unique names, in a fixed order. */
    public List<ToolDescriptor> tools() {
        return offered.tools();
    }
}
