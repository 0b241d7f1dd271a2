package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.benchmarks.MeteredAgent.Kind;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.registry.MeshRegistry;
import dev.mesh4j.registry.RegistryConfig;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** A registry in this process, whose agents beat so seldom that none does during a test. */
record Gate(MeshRegistry registry) implements AutoCloseable {

    private static final Pattern ASKED =
            Pattern.compile("mesh_registry_(heartbeats|registrations|watch_requests)_total");

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

    /** An agent in this process. */
    RunningAgent join(MeshBuilder mesh) throws InterruptedException {
        RunningAgent agent = mesh.config(AgentConfig.builder()
                        .registryUrl(uri())
                        .heartbeatInterval(Duration.ofHours(1))
                        .build())
                .start();
        assertThat(agent.awaitReady(Duration.ofSeconds(20))).as("joined").isTrue();
        return agent;
    }

    /** How often agents have asked the registry for anything. */
    long requests() {
        return metrics()
                .lines()
                .filter(line -> ASKED.matcher(line).lookingAt())
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        try (HttpTransport http = new HttpTransport()) {
            HttpCall call = new HttpCall("GET", uri() + "/metrics", Map.of(), null, Duration.ofSeconds(20));
            return http.exchange(call, reply -> new String(reply.bytes(1 << 20), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        registry.close();
    }
}
