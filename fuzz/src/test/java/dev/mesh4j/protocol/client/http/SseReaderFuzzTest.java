package dev.mesh4j.protocol.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any stream ends or is refused, and no event is longer than the limit. */
class SseReaderFuzzTest {

    private static final int MAX_EVENT_CHARS = 4096;

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "data: one\n\ndata:two\r\n\r\n",
                        "data\rdata\r\r\ndata: x",
                        "\ufeffdata: bom\n\n",
                        "id: 1\nevent: message\nretry: 99999999999999\ndata: x\n\n",
                        ": comment\n\n:\n",
                        "data:" + "x".repeat(60_000),
                        "data: x\n".repeat(5_000),
                        "data\n".repeat(10_000),
                        "\n".repeat(60_000),
                        "\r".repeat(60_000))
                .map(Seeds::bytes);
    }

    @MethodSource("seeds")
    @FuzzTest
    void events(byte[] input) {
        Bounds.hold(() -> {
            try {
                SseReader reader = new SseReader(new ByteArrayInputStream(input), MAX_EVENT_CHARS);
                for (String data = reader.next(); data != null; data = reader.next()) {
                    assertThat(data.length()).isLessThanOrEqualTo(MAX_EVENT_CHARS);
                }
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("more than " + MAX_EVENT_CHARS);
            }
        });
    }
}
