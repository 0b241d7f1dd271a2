package dev.mesh4j.protocol.client.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.client.plain.Destination.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "http://a.b:8080/mcp, a.b, 8080, /mcp, a.b:8080",
        "http://a, a, 80, /, a",
        "http://a:80?x=%20y, a, 80, /?x=%20y, a",
        "http://[::1]:9/p?q#f, ::1, 9, /p?q, [::1]:9"
    })
    void a_url_in_the_clear_leads_somewhere(String url, String host, int port, String path, String authority) {
        Destination to = Destination.of(url);

        assertThat(to).isEqualTo(new Destination(new Origin(host, port), path));
        assertThat(to.origin().authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a/",
                "HTTP://a/",
                "http://under_score/",
                "http://u:p@a/",
                "http://a:99999/",
                "http://a/ü",
                "http://",
                "x"
            })
    void others_are_left_to_okhttp(String url) {
        assertThat(Destination.of(url)).isNull();
    }
}
