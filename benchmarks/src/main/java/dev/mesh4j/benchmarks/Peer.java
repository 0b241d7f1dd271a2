package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The registry and the two agents of an existing mesh, each started as a process. */
final class Peer implements AutoCloseable {

    static final int RELAY_PORT = 18_108;
    static final int ECHO_PORT = 18_107;
    static final String RELAY_TOOL = "relay";
    static final String ECHO_TOOL = "echo";
    private static final int REGISTRY_PORT = 18_106;
    private static final Path TARGET = Path.of("benchmarks/peer/target");
    private static final Path CLASS_PATH = TARGET.resolve("classpath");
    static final Path REGISTRY = TARGET.resolve("node_modules/@mcpmesh/cli-linux-x64/bin/mcp-mesh-registry");

    private final List<Child> processes;

    private Peer(List<Child> processes) {
        this.processes = processes;
    }

    /** Whether {@code benchmarks/run} could fetch it. */
    static boolean isThere() {
        return Files.exists(CLASS_PATH) && registryIsThere();
    }

    static boolean registryIsThere() {
        return Files.exists(REGISTRY);
    }

    /**
     * Starts it and waits until the relay answers.
     *
     * @param jvm a Java program with the flags that our agents run on
     */
    static Peer start(List<String> jvm, Path folder, FirstAnswer client) throws IOException {
        String database = folder.resolve("peer.db").toString();
        Child registry = Child.start(
                List.of(REGISTRY.toAbsolutePath().toString()),
                Map.of("HOST", "127.0.0.1", "PORT", String.valueOf(REGISTRY_PORT), "DATABASE_URL", database));
        Peer peer = new Peer(List.of(agent(jvm, "PeerRelay", RELAY_PORT), agent(jvm, "PeerEcho", ECHO_PORT), registry));
        client.await(RELAY_PORT, RELAY_TOOL, "text", System.nanoTime());
        return peer;
    }

    @Override
    public void close() {
        processes.forEach(Child::close);
    }

    private static Child agent(List<String> jvm, String main, int port) throws IOException {
        List<String> command = Stream.concat(
                        jvm.stream(),
                        Stream.of(
                                "-cp",
                                TARGET.resolve("classes") + ":"
                                        + Files.readString(CLASS_PATH).strip(),
                                "dev.mesh4j.benchmarks.peer." + main))
                .toList();
        Map<String, String> environment = new HashMap<>();
        environment.put("MCP_MESH_REGISTRY_URL", "http://127.0.0.1:" + REGISTRY_PORT);
        environment.put("MCP_MESH_HTTP_PORT", String.valueOf(port));
        environment.put("SERVER_PORT", String.valueOf(port));
        return Child.start(command, environment);
    }
}
