package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.Json;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginGuardTest {

    private static MeshServer loopback;
    private static MeshServer anywhere;

    @BeforeAll
    static void start() {
        loopback = server("127.0.0.1");
        anywhere = server("0.0.0.0");
    }

    @AfterAll
    static void stop() {
        loopback.close();
        anywhere.close();
    }

    @ParameterizedTest(name = "Host {0}, Origin {1}: {2}")
    @CsvSource({
        "localhost, , 200",
        "localhost:8080, , 200",
        "LOCALHOST:8080, , 200",
        "127.0.0.1, , 200",
        "127.0.0.1:80, , 200",
        "[::1], , 200",
        "[::1]:8080, , 200",
        "evil.example.com, , 403",
        "evil.example.com:80, , 403",
        "localhost.evil.example.com, , 403",
        "127.0.0.1.evil.example.com, , 403",
        "192.168.1.7, , 403",
        "localhost, http://localhost, 200",
        "localhost, http://localhost:3000, 200",
        "localhost, https://localhost:3000, 200",
        "localhost, http://LocalHost:3000, 200",
        "localhost, http://127.0.0.1:3000, 200",
        "localhost, http://[::1]:3000, 200",
        "localhost, http://evil.example.com, 403",
        "localhost, http://localhost.evil.example.com, 403",
        "localhost, http://localhost@evil.example.com, 403",
        "localhost, null, 403",
        "localhost, nonsense, 403",
        "localhost, http://, 403",
        "localhost, '', 403",
        "localhost, file://, 403",
        "evil.example.com, http://evil.example.com, 403",
        "evil.example.com, http://localhost, 403"
    })
    void bound_to_loopback_only_this_machine_is_served(String host, String origin, int status) throws IOException {
        assertThat(get(loopback, host, origin).status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "Host {0}, Origin {1}: {2}")
    @CsvSource({
        "mesh.example.com, , 200",
        "mesh.example.com:8000, , 200",
        "10.0.0.7:8000, , 200",
        "mesh.example.com, http://mesh.example.com, 200",
        "mesh.example.com:8000, http://mesh.example.com:8000, 200",
        "mesh.example.com:8000, https://MESH.example.com, 200",
        "[2001:db8::1]:8000, http://[2001:db8::1]:8000, 200",
        "mesh.example.com, http://localhost:3000, 200",
        "mesh.example.com, http://evil.example.com, 403",
        "mesh.example.com, null, 403"
    })
    void bound_to_all_addresses_the_origin_must_be_the_host_or_local(String host, String origin, int status)
            throws IOException {
        assertThat(get(anywhere, host, origin).status()).isEqualTo(status);
    }

    @Test
    void a_server_answers_to_the_loopback_address_it_is_bound_to() throws IOException {
        try (MeshServer other = server("127.0.0.2");
                RawHttp http = new RawHttp("127.0.0.2", other.port())) {
            assertThat(http.exchange("", "GET / HTTP/1.1", "Host: 127.0.0.2:" + other.port())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_refusal_says_what_was_found_and_expected() throws IOException {
        RawHttp.Answer host = get(loopback, "evil.example.com", null);
        RawHttp.Answer origin = get(loopback, "localhost", "http://evil.example.com");

        assertThat(host.header("Content-Type")).isEqualTo("application/json");
        assertThat(Json.mapper().readTree(host.body()).path("error").asString())
                .isEqualTo("Host: evil.example.com (expected: localhost, this server serves its own machine)");
        assertThat(Json.mapper().readTree(origin.body()).path("error").asString())
                .isEqualTo("Origin: http://evil.example.com (expected: none, or an origin of this machine)");
    }

    @Test
    void paths_that_do_not_exist_are_guarded_as_well() throws IOException {
        try (RawHttp http = new RawHttp(loopback.port())) {
            assertThat(http.exchange("", "GET /nowhere HTTP/1.1", "Host: evil.example.com")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static RawHttp.Answer get(MeshServer server, String host, String origin) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            return origin == null
                    ? http.exchange("", "GET / HTTP/1.1", "Host: " + host)
                    : http.exchange("", "GET / HTTP/1.1", "Host: " + host, "Origin: " + origin);
        }
    }

    private static MeshServer server(String host) {
        return new MeshServer(
                        new ServerOptions(host, 0, Duration.ZERO),
                        routes -> routes.get("/", context -> context.result("served")))
                .start();
    }
}
