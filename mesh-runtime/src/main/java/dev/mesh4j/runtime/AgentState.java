package dev.mesh4j.runtime;

import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.mcp.tasks.TaskOptions;
import dev.mesh4j.server.mcp.tasks.Tasks;
import dev.mesh4j.server.state.SharedState;
import java.time.InstantSource;

/**
 * What an agent keeps beyond a call, and where. Sessions go on in memory while Redis is away, since each has one owner.
 * Tasks wait for it: an instance that cannot see the others' leases would take them for gone and run their tasks again.
 */
record AgentState(SharedState shared, Tasks tasks, AgentSessions sessions) implements AutoCloseable {

    static AgentState of(McpService service, SharedState shared, AgentSessions sessions, AgentIdentity identity) {
        Tasks tasks = new Tasks(service, shared, TaskOptions.defaults(), identity.id(), InstantSource.system());
        return new AgentState(shared, tasks, sessions);
    }

    @Override
    public void close() {
        try (shared;
                sessions) {
            tasks.close();
        }
    }
}
