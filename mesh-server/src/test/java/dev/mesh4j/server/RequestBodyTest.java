package dev.mesh4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestBodyTest {

    @ParameterizedTest
    @CsvSource({"4, 200", "5, 200", "3, 413", "2147483647, 200"})
    void a_chunked_body_is_read_up_to_the_limit(int limit, int status) throws IOException {
        try (MeshServer server = start(limit);
                RawHttp http = new RawHttp(server.port())) {
            http.write("POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            http.write("2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n");

            RawHttp.Answer answer = http.receive();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(status == 200 ? "4" : refusal("a body of unknown length", limit));
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 200", "3, 413", "2147483647, 200"})
    void a_body_of_known_length_is_read_up_to_the_limit(int limit, int status) throws IOException {
        try (MeshServer server = start(limit);
                RawHttp http = new RawHttp(server.port())) {
            RawHttp.Answer answer = http.exchange("abcd", "POST /length HTTP/1.1", "Host: localhost");

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(status == 200 ? "4" : refusal("4 bytes", limit));
        }
    }

    private static String refusal(String found, int limit) {
        return "{\"error\":\"request body: " + found + " (expected: at most " + limit + " bytes)\"}";
    }

    private static MeshServer start(int limit) {
        ServerOptions options = new ServerOptions("127.0.0.1", 0, Duration.ZERO);
        return new MeshServer(
                        options,
                        routes -> routes.post(
                                "/length",
                                context ->
                                        context.result(String.valueOf(RequestBody.read(context.req(), limit).length))))
                .start();
    }
}
