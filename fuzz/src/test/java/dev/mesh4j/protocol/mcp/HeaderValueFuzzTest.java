package dev.mesh4j.protocol.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text goes into a header and comes out again; any header is a text or refused. */
class HeaderValueFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "plain",
                        " outer ",
                        "grüßen",
                        "=?base64??=",
                        "=?base64?=",
                        "=?base64?Z3LDvMOfZW4=?=",
                        "=?base64?Z3LDvMOfZW4?=",
                        "=?base64?/w==?=",
                        "=?base64?=?base64?YQ==?=?=",
                        "a\r\nX-Evil: 1",
                        "\u0000",
                        "=?base64?" + "A".repeat(60_000) + "?=")
                .map(Seeds::bytes);
    }

    @MethodSource("seeds")
    @FuzzTest
    void header_values(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Bounds.hold(() -> {
            String encoded = HeaderValue.encode(text);
            assertThat(encoded.chars()).allMatch(c -> c >= 0x20 && c <= 0x7e);
            assertThat(HeaderValue.decode(encoded)).isEqualTo(text);
            try {
                HeaderValue.decode(text);
            } catch (IllegalArgumentException refused) {
                assertThat(text).startsWith("=?base64?");
            }
        });
    }
}
