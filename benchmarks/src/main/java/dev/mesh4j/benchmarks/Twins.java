package dev.mesh4j.benchmarks;

import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Agents that are registered, all of them one process that listens on every address of this machine: each has another
 * address of its own, to which connections are made as to any other.
 */
record Twins(URI registry, int port) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Registers the twins of a span, each of which offers this as the tool {@code echo}. */
    void register(int from, int to, String capability) {
        try (HttpTransport http = new HttpTransport()) {
            for (int i = from; i < to; i++) {
                byte[] body = registration(i, capability).getBytes(StandardCharsets.UTF_8);
                Map<String, String> headers = Map.of("Content-Type", "application/json");
                int status = http.exchange(
                        new HttpCall("POST", registry + "/heartbeat", headers, body, PATIENCE),
                        reply -> reply.status());
                if (status != 200) {
                    throw new IllegalStateException("twin " + i + ": HTTP " + status + " (expected: 200)");
                }
            }
        }
    }

    private String registration(int number, String capability) {
        return """
                {"agent_id": "twin-%1$d", "name": "twin", "agent_type": "mcp_agent", "runtime": "java",
                 "http_host": "127.1.%2$d.%3$d", "http_port": %4$d,
                 "tools": [{"function_name": "echo", "capability": "%5$s", "version": "1.0.0"}]}
                """.formatted(number, number / 250, 1 + number % 250, port, capability);
    }
}
