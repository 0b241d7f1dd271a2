package dev.mesh4j.benchmarks.quarkus;

import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;

/** Answers with what it is given: the direct call. */
public class Echo {

    public record Reply(String text) {}

    @Tool(description = "Echoes a text", structuredContent = true)
    Reply echo(@ToolArg(description = "What to answer") String text) {
        return new Reply(text);
    }
}
