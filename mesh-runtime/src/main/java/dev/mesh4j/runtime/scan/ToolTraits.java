package dev.mesh4j.runtime.scan;

import dev.mesh4j.annotations.TaskMode;

/**
 * What a tool tells MCP clients beside its name and arguments.
 *
 * @param title may be empty
 * @param inputSchema JSON text; empty: derived from the parameters
 */
public record ToolTraits(
        String title, boolean readOnly, String inputSchema, TaskMode task, boolean asksFirst, boolean resumable) {

    public static final ToolTraits NONE = new ToolTraits("", false, "", TaskMode.NONE, false, false);
}
