package dev.mesh4j.meshctl.view;

import java.util.List;
import java.util.Set;

/**
 * One agent and its tools.
 *
 * @param label what it is called: its name, or its id where several have that name
 */
public record WiredAgent(String id, String label, String status, String endpoint, List<WiredTool> tools) {

    public WiredAgent {
        tools = List.copyOf(tools);
    }

    ToolKey key(WiredTool tool) {
        return new ToolKey(id, tool.name());
    }

    WiredAgent withOnly(Set<ToolKey> some) {
        List<WiredTool> kept =
                tools.stream().filter(tool -> some.contains(key(tool))).toList();
        return new WiredAgent(id, label, status, endpoint, kept);
    }
}
