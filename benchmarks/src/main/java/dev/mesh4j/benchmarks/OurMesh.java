package dev.mesh4j.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Mesh4J as meshctl starts it.
 *
 * @param cached whether agents start from the class cache
 * @param database that the registry keeps
 */
record OurMesh(Programs programs, boolean cached, Path database) implements Contender.Launch {

    private static final String ECHO = "bench-echo";

    @Override
    public Child start(int level, int port) throws IOException {
        List<String> command = level == 0
                ? programs.command(ECHO, cached, "--http-port", String.valueOf(port))
                : programs.other(
                        Relays.class, ECHO, cached, String.valueOf(level), "--http-port", String.valueOf(port));
        return Child.start(
                command, Map.of("MESH_REGISTRY_URL", "http://127.0.0.1:" + (port - level + Contender.REGISTRY)));
    }

    @Override
    public List<Child> registry(int port) throws IOException {
        return List.of(Child.start(
                programs.command(
                        "registry", true, "--http-port", String.valueOf(port), "--database", database.toString()),
                Map.of()));
    }
}
