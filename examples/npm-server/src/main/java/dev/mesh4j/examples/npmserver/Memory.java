package dev.mesh4j.examples.npmserver;

import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.runtime.ForeignTools;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import java.nio.file.Path;
import java.util.Map;

/** Starts the server, and offers each of its tools under the tool's name. */
@MeshAgent(name = "memory", description = "Remembers people, things, and what is between them")
public final class Memory {

    /** npx fetches the package when it is not there. */
    private static final String[] COMMAND = {"npx", "-y", "@modelcontextprotocol/server-memory"};

    private Memory() {}

    public static void main(String[] args) {
        String file = Path.of("memory.jsonl").toAbsolutePath().toString();
        StdioCommand command = StdioCommand.of(COMMAND).withEnvironment(Map.of("MEMORY_FILE_PATH", file));
        try (McpConnection server = McpConnection.to(command).open()) {
            MeshBuilder agent = Mesh.builder().agent(Memory.class);
            ForeignTools.of(server).forEach(agent::tool);
            Mesh.run(agent, args);
        }
    }
}
