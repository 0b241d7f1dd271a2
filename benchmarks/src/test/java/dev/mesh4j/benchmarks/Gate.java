package dev.mesh4j.benchmarks;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A registry in this process, whose agents beat so seldom that none does during a test. */
record Gate(MeshRegistry registry) implements AutoCloseable {

    static Gate open(Path folder) {
        return new Gate(MeshRegistry.start(new RegistryConfig(
                "127.0.0.1",
                0,
                folder.resolve("gate.db"),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofSeconds(1))));
    }

    URI uri() {
        return registry.uri();
    }

    /** An agent that makes all the objects that its code says. */
    MeteredProcess start(Kind kind, int tools) throws IOException {
        return MeteredProcess.start(kind, tools, uri(), "-XX:TieredStopAtLevel=1");
    }

    @Override
    public void close() {
        registry.close();
    }
}
