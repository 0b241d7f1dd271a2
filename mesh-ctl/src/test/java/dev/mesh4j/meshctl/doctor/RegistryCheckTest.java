package dev.mesh4j.meshctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.mesh4j.meshctl.doctor.Finding.Level;
import dev.mesh4j.protocol.client.HttpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked at in a registry, which here says what a test wants. */
class RegistryCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final HttpTransport http = new HttpTransport();
    private HttpServer registry;
    private volatile String health = "";

    @BeforeEach
    void open() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            boolean root = exchange.getRequestURI().getPath().equals("/");
            byte[] body = (root ? "{\"database\": \"SQLite\"}" : health).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        registry.start();
    }

    @AfterEach
    void close() {
        registry.stop(0);
        http.close();
    }

    @Test
    void a_registry_that_is_well_tells_version_and_database() {
        says("0.1.0", NOW, "{\"store\": {\"status\": \"healthy\"}}");

        assertThat(look())
                .containsExactly(
                        Finding.ok("registry", "version 0.1.0 at " + url() + ", on SQLite"),
                        Finding.ok("clock", "that of the registry is 0 ms from this one"));
    }

    @Test
    void another_version_is_doubtful() {
        says("0.0.9", NOW, "{}");

        assertThat(look().getFirst().level()).isEqualTo(Level.WARN);
        assertThat(look().getFirst().found()).endsWith("and this is meshctl 0.1.0");
    }

    @Test
    void a_clock_that_is_apart_is_doubtful() {
        says("0.1.0", NOW.minusSeconds(40), "{}");

        assertThat(look().getLast().level()).isEqualTo(Level.WARN);
        assertThat(look().getLast().found()).isEqualTo("that of the registry is 40 s from this one");
    }

    @Test
    void self_preservation_is_doubtful_and_a_store_that_is_away_fails() {
        says("0.1.0", NOW, """
                {"leases": {"status": "degraded", "reason": "12 of 20 agents are silent"},
                 "store": {"status": "degraded", "reason": "it cannot be used now"}}""");

        assertThat(look()).extracting(Finding::found).contains("leases: 12 of 20 agents are silent");
        assertThat(look())
                .filteredOn(Finding::failed)
                .extracting(Finding::found)
                .containsExactly("store: it cannot be used now");
    }

    @Test
    void something_else_fails_with_who_holds_the_port() {
        health = "<html>";

        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.failed()).isTrue();
            assertThat(finding.found()).startsWith("what answers at " + url() + " is no registry: ");
            assertThat(finding.remedy())
                    .contains("port " + registry.getAddress().getPort() + " is held by pid "
                            + ProcessHandle.current().pid());
        });
    }

    @Test
    void none_on_this_machine_is_doubtful_and_none_elsewhere_fails() {
        assertThat(check(URI.create("http://127.0.0.1:1")).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.remedy()).contains("meshctl registry start --detach");
                });
        assertThat(check(URI.create("http://registry.invalid:8000")).look())
                .singleElement()
                .satisfies(finding -> assertThat(finding.failed()).isTrue());
    }

    private void says(String version, Instant time, String checks) {
        health = "{\"status\": \"healthy\", \"version\": \"%s\", \"timestamp\": \"%s\", \"checks\": %s}"
                .formatted(version, time, checks);
    }

    private List<Finding> look() {
        return check(URI.create(url())).look();
    }

    private RegistryCheck check(URI url) {
        return new RegistryCheck(http, url, "0.1.0", Duration.ofSeconds(10), InstantSource.fixed(NOW));
    }

    private String url() {
        return "http://127.0.0.1:" + registry.getAddress().getPort();
    }
}
