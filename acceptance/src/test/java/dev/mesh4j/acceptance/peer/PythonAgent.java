package dev.mesh4j.acceptance.peer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An agent on the Python SDK of an existing mesh, see {@code agent.py}: a process of its own, on a free port. */
final class PythonAgent implements AutoCloseable {

    static final String NAME = "python-peer";

    private final Process process;

    private PythonAgent(Process process) {
        this.process = process;
    }

    /** @param log takes what it says */
    static PythonAgent start(PythonPackages packages, URI registry, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(packages.command("agent.py"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "MCP_MESH_REGISTRY_URL", registry.toString(),
                        "MCP_MESH_HTTP_HOST", "127.0.0.1",
                        "MCP_MESH_HEALTH_INTERVAL", "1"));
        return new PythonAgent(builder.start());
    }

    /** Sends SIGTERM and waits for its end. */
    boolean leave() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
