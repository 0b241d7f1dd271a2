package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.server.probe.Probes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections that carry nothing for long. */
class IdleConnectionTest {

    private static final Probes NO_PARTS = new Probes(new Implementation("idle", "1"));
    private static final Duration IDLE = Duration.ofMillis(100);

    private static MeshServer server(CompletableFuture<String> result) {
        return new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), IDLE, NO_PARTS, routes -> {
                    routes.get("/slow", context -> context.result(result.get(20, TimeUnit.SECONDS)));
                    routes.get("/fast", context -> context.result("fast"));
                })
                .start();
    }

    @Test
    void an_answer_may_take_longer_than_a_connection_may_be_idle() throws IOException {
        CompletableFuture<String> result = new CompletableFuture<>();
        try (MeshServer server = server(result);
                RawHttp http = new RawHttp(server.port())) {
            http.send("", "GET /slow HTTP/1.1", "Host: localhost");
            result.completeOnTimeout("slow", 10 * IDLE.toMillis(), TimeUnit.MILLISECONDS);

            assertThat(http.receive().body()).isEqualTo("slow");
            assertThat(http.exchange("", "GET /fast HTTP/1.1", "Host: localhost")
                            .body())
                    .isEqualTo("fast");
        }
    }

    @Test
    void a_connection_that_nobody_uses_is_closed() throws IOException {
        try (MeshServer server = server(new CompletableFuture<>());
                RawHttp http = new RawHttp(server.port())) {
            assertThat(http.exchange("", "GET /fast HTTP/1.1", "Host: localhost")
                            .body())
                    .isEqualTo("fast");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }
}
