package dev.mesh4j.protocol.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SseReaderTest {

    /** In the tables below, {@code ~} is a line feed, {@code ^} a carriage return and {@code /} ends an event's data. */
    @ParameterizedTest
    @CsvSource({
        "data: a~~, a",
        "data:a~~, a",
        "data:  a~~, ' a'",
        "data: a~data: b~~, a|b",
        "data: a^~data: b^~^~, a|b",
        "data: a^data: b^^, a|b",
        "data: a~~data: b~~, a/b",
        "': hi~data: a~~', a",
        "':~~:~~data: a~~', a",
        "event: x~id: 7~retry: 5~data: a~~, a",
        "data~~, ''",
        "data:~data:~~, |",
        "data: a~, none",
        "data: a, none",
        "'', none",
        "~~~, none",
        "dataset: a~~, none",
        "data: ü€😀~~, ü€😀",
    })
    void events_are_read_as_the_living_standard_says(String stream, String events) throws IOException {
        SseReader reader = reader(stream.replace('~', '\n').replace('^', '\r'), 100);
        List<String> read = new ArrayList<>();
        for (String data = reader.next(); data != null; data = reader.next()) {
            read.add(data.replace('\n', '|'));
        }

        assertThat(read).isEqualTo(events.equals("none") ? List.of() : List.of(events.split("/", -1)));
    }

    @Test
    void an_event_over_the_limit_is_refused() {
        assertThatThrownBy(
                        () -> reader("data: " + "a".repeat(101) + "\n\n", 100).next())
                .isInstanceOf(IOException.class)
                .hasMessage("an event of more than 100 characters");
        assertThatThrownBy(() ->
                        reader("data: aaaaaaaaaa\n".repeat(11) + "\n", 100).next())
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_line_that_never_ends_is_refused_and_not_collected() {
        InputStream endless = new InputStream() {
            private int sent;

            @Override
            public int read() {
                return ++sent > 50_000_000 ? -1 : 'a';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                for (int i = from; i < from + length; i++) {
                    bytes[i] = 'a';
                }
                sent += length;
                return sent > 50_000_000 ? -1 : length;
            }
        };

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> new SseReader(endless, 1000).next())
                        .isInstanceOf(IOException.class)
                        .hasMessage("an event of more than 1000 characters"));
    }

    private static SseReader reader(String text, int limit) {
        return new SseReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
    }
}
