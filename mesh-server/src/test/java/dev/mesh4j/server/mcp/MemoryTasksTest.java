package dev.mesh4j.server.mcp;

import dev.mesh4j.server.state.MemoryState;
import dev.mesh4j.server.state.SharedState;

class MemoryTasksTest extends TasksContract {

    private final SharedState state = new MemoryState();

    @Override
    SharedState state() {
        return state;
    }
}
