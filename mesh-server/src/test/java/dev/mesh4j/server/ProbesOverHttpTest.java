package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.probe.Probes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The probes of a server, over HTTP. */
@Timeout(30)
class ProbesOverHttpTest {

    private static final Instant BEFORE = Instant.now();

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile Health store = Health.healthy("redis");
    private volatile boolean started = true;
    private MeshServer server;

    @BeforeEach
    void start() {
        Probes probes = new Probes(new Implementation("greeter", "1.2.3"))
                .part("store", () -> store)
                .startUp("the registry was not asked yet", () -> started);
        server = new MeshServer(
                        new ServerOptions("127.0.0.1", 0, Duration.ofSeconds(20)),
                        probes,
                        routes -> routes.get("/hang", context -> {
                            entered.countDown();
                            release.await();
                        }))
                .start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.close();
    }

    @Test
    void health_tells_who_is_how_since_when() throws IOException {
        RawHttp.Answer answer = ask("GET", "/health");
        JsonNode health = Json.mapper().readTree(answer.body());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(health.path("service").asString()).isEqualTo("greeter");
        assertThat(health.path("version").asString()).isEqualTo("1.2.3");
        assertThat(health.path("status").asString()).isEqualTo("healthy");
        assertThat(health.path("uptime_seconds").isIntegralNumber()).isTrue();
        assertThat(health.path("uptime_seconds").asLong()).isBetween(0L, 120L);
        assertThat(Instant.parse(health.path("timestamp").asString())).isBetween(BEFORE, Instant.now());
        assertThat(health.path("checks").toString())
                .isEqualTo("{\"store\":{\"status\":\"healthy\",\"reason\":\"redis\"}}");
    }

    @Test
    void a_degraded_part_shows_in_health_and_leaves_the_process_ready() throws IOException {
        store = Health.degraded("redis is away");

        assertThat(ask("GET", "/health").body())
                .contains("\"status\":\"degraded\"", "{\"status\":\"degraded\",\"reason\":\"redis is away\"}");
        assertThat(ask("GET", "/health").status()).isEqualTo(200);
        assertThat(told("/readyz")).isEqualTo("200 {\"status\":\"ok\",\"reasons\":[\"store: redis is away\"]}");
    }

    @Test
    void an_unhealthy_part_makes_the_process_unready_but_alive() throws IOException {
        store = Health.unhealthy("disk full");

        assertThat(told("/readyz")).isEqualTo("503 {\"status\":\"unavailable\",\"reasons\":[\"store: disk full\"]}");
        assertThat(ask("GET", "/health").body()).contains("\"status\":\"unhealthy\"");
        assertThat(told("/livez")).isEqualTo("200 {\"status\":\"ok\",\"reasons\":[]}");
        store = Health.healthy();

        assertThat(told("/readyz")).isEqualTo("200 {\"status\":\"ok\",\"reasons\":[]}");
    }

    @Test
    void startup_is_over_when_its_steps_are() throws IOException {
        started = false;

        assertThat(told("/startupz"))
                .isEqualTo("503 {\"status\":\"unavailable\",\"reasons\":[\"the registry was not asked yet\"]}");
        assertThat(ask("GET", "/readyz").status()).isEqualTo(200);
        started = true;

        assertThat(told("/startupz")).isEqualTo("200 {\"status\":\"ok\",\"reasons\":[]}");
    }

    @Test
    void while_it_drains_probes_are_answered_and_say_so() throws Exception {
        try (RawHttp hanging = new RawHttp(server.port())) {
            hanging.send("", "GET /hang HTTP/1.1", "Host: localhost");
            entered.await();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            await().until(() -> ask("GET", "/hang").status() == 503);

            assertThat(told("/readyz")).isEqualTo("503 {\"status\":\"unavailable\",\"reasons\":[\"draining\"]}");
            assertThat(told("/livez")).startsWith("200");
            assertThat(told("/startupz")).startsWith("200");
            assertThat(told("/health")).startsWith("200").contains("\"status\":\"degraded\"");
            release.countDown();
            closed.get();
        }
    }

    @Test
    void readiness_ends_before_the_drain_begins() throws IOException {
        server.stopping();

        assertThat(told("/readyz")).startsWith("503").contains("draining");
        assertThat(ask("GET", "/nowhere").status()).as("served still").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/startupz", "/health"})
    void head_is_the_same_without_a_body(String path) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            http.send("", "HEAD " + path + " HTTP/1.1", "Host: localhost");
            http.send("", "GET " + path + " HTTP/1.1", "Host: localhost");
            RawHttp.Answer head = http.receiveHead();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("application/json");
            assertThat(http.receive().body()).startsWith("{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/startupz", "/health"})
    void post_is_refused(String path) throws IOException {
        RawHttp.Answer answer = ask("POST", path);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_web_page_elsewhere_learns_nothing() throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            RawHttp.Answer answer =
                    http.exchange("", "GET /health HTTP/1.1", "Host: localhost", "Origin: http://evil.example.com");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(http.exchange("", "GET /health HTTP/1.1", "Host: evil.example.com")
                            .status())
                    .isEqualTo(403);
        }
    }

    private String told(String path) throws IOException {
        RawHttp.Answer answer = ask("GET", path);
        return answer.status() + " " + answer.body();
    }

    private RawHttp.Answer ask(String method, String path) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            return http.exchange("", method + " " + path + " HTTP/1.1", "Host: localhost");
        }
    }
}
