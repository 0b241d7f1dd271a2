package dev.mesh4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.RunningAgent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls ask of the network. */
class ConnectionGateTest {

    private static final int CALLERS = 16;
    private static final int CALLS_OF_EACH = 200;

    @Test
    void a_relay_keeps_a_connection_for_each_call_at_a_time_and_asks_the_registry_nothing(@TempDir Path folder)
            throws Exception {
        try (Gate gate = Gate.open(folder);
                RunningAgent echo = gate.join(Mesh.builder().agent(Echo.class));
                RunningAgent relay = gate.join(Mesh.builder().agent(Relay.class))) {
            call(relay.port(), 1);
            long asked = gate.requests();

            call(relay.port(), CALLS_OF_EACH);

            assertThat(Connections.to(echo.port()).ports().size())
                    .as("connections to the echo, for %d calls by %d callers", CALLERS * CALLS_OF_EACH, CALLERS)
                    .isBetween(1, CALLERS);
            assertThat(gate.requests() - asked).as("requests to the registry").isZero();

            relay.close();
            assertThat(Connections.openTo(echo.port()).ports())
                    .as("left to the echo")
                    .isEmpty();
            assertThat(relay.connections()).as("left by the relay").isZero();
        }
    }

    private static void call(int port, int times) throws InterruptedException, ExecutionException {
        try (HttpTransport http = new HttpTransport();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            McpClient client = new McpClient(http, new Implementation("gate", "1"));
            McpEndpoint relay = McpEndpoint.ofAgent("http://127.0.0.1:" + port);
            var all = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                        for (int i = 0; i < times; i++) {
                            var text = Json.mapper().createObjectNode().put("text", "over the lazy dog");
                            assertThat(client.callTool(relay, "relay", text, Duration.ofSeconds(30))
                                            .failed())
                                    .isFalse();
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
