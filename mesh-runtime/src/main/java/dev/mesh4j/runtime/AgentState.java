package dev.mesh4j.runtime;

import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.tasks.TaskOptions;
import dev.mesh4j.server.mcp.tasks.Tasks;
import dev.mesh4j.server.state.SharedState;
import java.time.InstantSource;

/** What an agent keeps beyond a call, and where. */
record AgentState(SharedState shared, Tasks tasks) implements AutoCloseable {

    static AgentState of(McpService service, SharedState shared, AgentIdentity identity) {
        Tasks tasks = new Tasks(service, shared, TaskOptions.defaults(), identity.id(), InstantSource.system());
        return new AgentState(shared, tasks);
    }

    @Override
    public void close() {
        try (shared) {
            tasks.close();
        }
    }
}
