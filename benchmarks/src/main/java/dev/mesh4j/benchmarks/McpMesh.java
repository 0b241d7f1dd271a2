package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The agents, the registry and the command line of an existing mesh, as {@code benchmarks/run} fetched them.
 *
 * @param java how a main class of its is run
 * @param database that its registry keeps
 */
record McpMesh(PeerJava java, Path database) implements Contender.Launch {

    private static final Path PACKAGE = Path.of(
                    "benchmarks/peers/mcp-mesh/target/node_modules/@mcpmesh/cli-linux-x64/bin")
            .toAbsolutePath();
    static final Path REGISTRY = PACKAGE.resolve("mcp-mesh-registry");
    static final Path MESHCTL = PACKAGE.resolve("meshctl");

    /** Whether its registry is. */
    static boolean isThere() {
        return Files.exists(REGISTRY);
    }

    @Override
    public Child start(int level, int port) throws IOException {
        Map<String, String> environment = Map.of(
                "MCP_MESH_REGISTRY_URL",
                "http://127.0.0.1:" + (port - level + Contender.REGISTRY),
                "MCP_MESH_HTTP_PORT",
                String.valueOf(port),
                "SERVER_PORT",
                String.valueOf(port));
        String[] which = level == 0 ? new String[0] : new String[] {String.valueOf(level)};
        return java.start("dev.mesh4j.benchmarks.mcpmesh." + (level == 0 ? "Echo" : "Relays"), environment, which);
    }

    @Override
    public List<Child> registry(int port) throws IOException {
        Map<String, String> environment =
                Map.of("HOST", "127.0.0.1", "PORT", String.valueOf(port), "DATABASE_URL", database.toString());
        return List.of(Child.start(List.of(REGISTRY.toString()), environment));
    }
}
