package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HealthRouteTest {

    private static final Instant BEFORE = Instant.now();

    private static MeshServer server;

    @BeforeAll
    static void start() {
        HealthRoute health = new HealthRoute(new Implementation("greeter", "1.2.3"));
        server = new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), health::addTo).start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void get_tells_who_is_healthy_since_when() throws IOException {
        RawHttp.Answer answer = ask("GET");
        JsonNode health = Json.mapper().readTree(answer.body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(health.path("service").asString()).isEqualTo("greeter");
        assertThat(health.path("version").asString()).isEqualTo("1.2.3");
        assertThat(health.path("status").asString()).isEqualTo("healthy");
        assertThat(health.path("uptime_seconds").isIntegralNumber()).isTrue();
        assertThat(health.path("uptime_seconds").asLong()).isBetween(0L, 120L);
        assertThat(Instant.parse(health.path("timestamp").asString())).isBetween(BEFORE, Instant.now());
    }

    @Test
    void head_is_the_same_without_a_body() throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", "HEAD /health HTTP/1.1", "Host: localhost");
            http.send("", "GET /health HTTP/1.1", "Host: localhost");
            RawHttp.Answer head = http.receiveHead();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("application/json");
            assertThat(http.receive().body()).startsWith("{");
        }
    }

    @Test
    void post_is_refused() throws IOException {
        RawHttp.Answer answer = ask("POST");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    private static RawHttp.Answer ask(String method) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            return http.exchange("", method + " /health HTTP/1.1", "Host: localhost");
        }
    }
}
