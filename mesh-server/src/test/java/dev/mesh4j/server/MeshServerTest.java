package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshServerTest {

    @Test
    void port_zero_takes_a_free_port() throws IOException {
        try (MeshServer server = start("127.0.0.1", 0);
                MeshServer other = start("127.0.0.1", 0)) {
            assertThat(server.port()).isPositive().isNotEqualTo(other.port());
            assertThat(get(server, "/").body()).isEqualTo("served");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_with_the_way_out() {
        try (MeshServer first = start("127.0.0.1", 0)) {
            assertThatExceptionOfType(MeshServerException.class)
                    .isThrownBy(() -> start("127.0.0.1", first.port()))
                    .withMessage("http-port: " + first.port()
                            + " on 127.0.0.1 is taken by another process (expected: a free port; 0 takes one)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void a_host_that_is_not_of_this_machine_is_told(String host) {
        assertThatExceptionOfType(MeshServerException.class)
                .isThrownBy(() -> start(host, 0))
                .withMessage(
                        "bind-host: " + host
                                + " is no address of this machine (expected: such as 127.0.0.1, or 0.0.0.0 for all of its addresses)");
    }

    @ParameterizedTest(name = "{0}:{1}, drain {2}")
    @CsvSource({
        "'', 0, 0, bind-host: ''",
        "' ', 0, 0, bind-host: ''",
        "127.0.0.1, -1, 0, http-port: -1",
        "127.0.0.1, 65536, 0, http-port: 65536",
        "127.0.0.1, 0, -1, drain-timeout: PT-1S"
    })
    void bad_options_are_refused_with_key_and_expectation(String host, int port, int drainSeconds, String found) {
        Duration drain = Duration.ofSeconds(drainSeconds);

        assertThatExceptionOfType(MeshServerException.class)
                .isThrownBy(() -> new ServerOptions(host, port, drain))
                .withMessageStartingWith(found + " (expected: ");
    }

    @Test
    void the_outermost_options_are_allowed() {
        assertThat(new ServerOptions("::", 65535, Duration.ZERO).port()).isEqualTo(65535);
        assertThat(new ServerOptions("::", 0, Duration.ZERO).port()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /nowhere | 404 | | GET /nowhere: nothing is served there",
                "POST | /nowhere | 404 | | POST /nowhere: nothing is served there",
                "GET | /a%20%22b%22 | 404 | | GET /a%20%22b%22: nothing is served there",
                "POST | / | 405 | GET | POST / (expected: GET)",
                "PUT | /both | 405 | GET, POST | PUT /both (expected: GET, POST)"
            })
    void what_is_not_served_is_answered_in_json(String method, String path, int status, String allow, String error)
            throws IOException {
        try (MeshServer server = start("127.0.0.1", 0);
                RawHttp http = new RawHttp(server.port())) {
            for (String accept : new String[] {"*/*", "text/html"}) {
                RawHttp.Answer answer =
                        http.exchange("", method + " " + path + " HTTP/1.1", "Host: localhost", "Accept: " + accept);

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.header("Content-Type")).isEqualTo("application/json");
                assertThat(answer.header("Allow")).isEqualTo(allow);
                assertThat(Json.mapper().readTree(answer.body()).path("error").asString())
                        .isEqualTo(error);
            }
        }
    }

    @Test
    void an_unexpected_failure_is_told_without_details() throws IOException {
        try (MeshServer server = start("127.0.0.1", 0)) {
            RawHttp.Answer answer = get(server, "/broken");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(Json.mapper().readTree(answer.body()).path("error").asString())
                    .isEqualTo("Internal error");
        }
    }

    @Test
    void a_route_can_refuse_with_status_and_reason() throws IOException {
        try (MeshServer server = start("127.0.0.1", 0)) {
            RawHttp.Answer answer = get(server, "/teapot");

            assertThat(answer.status()).isEqualTo(418);
            assertThat(answer.body()).isEqualTo("{\"error\":\"tea \\\"only\\\"\"}");
        }
    }

    @Test
    void nothing_tells_which_server_it_is() throws IOException {
        try (MeshServer server = start("127.0.0.1", 0)) {
            assertThat(get(server, "/").header("Server")).isNull();
            assertThat(get(server, "/nowhere").header("Server")).isNull();
        }
    }

    @Test
    void a_closed_server_listens_no_more_and_its_port_is_free() throws IOException {
        // where no other test listens, which could be given the port that has just become free
        String host = "127.0.0.77";
        MeshServer server = start(host, 0);
        int port = server.port();
        server.close();

        assertThatThrownBy(() -> new Socket(host, port).close()).isInstanceOf(ConnectException.class);
        new ServerSocket(port, 1, InetAddress.getByName(host)).close();
    }

    @Test
    void closing_twice_or_before_the_start_is_no_fault() {
        MeshServer server = start("127.0.0.1", 0);
        server.close();
        server.close();

        new MeshServer(new ServerOptions("127.0.0.1", 0, Duration.ZERO), routes -> {}).close();
    }

    private static RawHttp.Answer get(MeshServer server, String path) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            return http.exchange("", "GET " + path + " HTTP/1.1", "Host: localhost");
        }
    }

    private static MeshServer start(String host, int port) {
        return new MeshServer(
                        new ServerOptions(host, port, Duration.ZERO),
                        routes -> routes.get("/", MeshServerTest::serve)
                                .get("/both", MeshServerTest::serve)
                                .post("/both", MeshServerTest::serve)
                                .get("/broken", context -> {
                                    throw new IllegalStateException("jdbc:secret");
                                })
                                .get("/teapot", context -> {
                                    throw new RejectedException(418, "tea \"only\"");
                                }))
                .start();
    }

    private static void serve(Context context) {
        context.result("served");
    }
}
