package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionLimitTest {

    private static final String[] GET = {"GET /fast HTTP/1.1", "Host: localhost"};

    @Test
    void a_connection_too_many_is_served_when_another_has_ended() throws Exception {
        ServerOptions two = new ServerOptions("127.0.0.1", 0, Duration.ZERO, 2);
        try (MeshServer server =
                new MeshServer(two, routes -> routes.get("/fast", context -> context.result("fast"))).start()) {
            RawHttp first = new RawHttp(server.port());
            RawHttp second = new RawHttp(server.port());
            assertThat(first.exchange("", GET).body()).isEqualTo("fast");
            assertThat(second.exchange("", GET).body()).isEqualTo("fast");
            try (RawHttp third = new RawHttp(server.port())) {
                CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> body(third));
                for (int i = 0; i < 50; i++) {
                    assertThat(second.exchange("", GET).body()).isEqualTo("fast");
                }
                assertThat(answer).isNotDone();

                first.close();

                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("fast");
            }
            second.close();
        }
    }

    private static String body(RawHttp http) {
        try {
            return http.exchange("", GET).body();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_server_without_any_connection_is_refused() {
        assertThatExceptionOfType(MeshServerException.class)
                .isThrownBy(() -> new ServerOptions("127.0.0.1", 0, Duration.ZERO, 0))
                .withMessage("max-connections: 0 (expected: 1 or more)");
    }
}
