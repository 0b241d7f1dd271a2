package dev.mesh4j.server.mcp;

import dev.mesh4j.protocol.mcp.Task;

/** Something that a client may want to hear of. */
public sealed interface Change {

    record ToolsChanged() implements Change {}

    record PromptsChanged() implements Change {}

    record ResourcesChanged() implements Change {}

    /** The contents of one resource changed. */
    record ResourceUpdated(String uri) implements Change {}

    record TaskChanged(Task task) implements Change {}
}
