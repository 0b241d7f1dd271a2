package dev.mesh4j.protocol.client.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void lines_end_with_a_line_feed_and_half_a_line_is_dropped() throws IOException {
        assertThat(lines("{\"a\":\"ü\"}\n\n{}\r\n{\"half")).containsExactly("{\"a\":\"ü\"}", "", "{}\r");
    }

    @Test
    void a_line_over_the_limit_is_not_collected() {
        assertThatThrownBy(() -> lines("x".repeat(101) + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("a line of more than 100 bytes");
    }

    private static List<String> lines(String text) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
        List<String> lines = new ArrayList<>();
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
