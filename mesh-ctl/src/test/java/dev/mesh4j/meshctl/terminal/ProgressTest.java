package dev.mesh4j.meshctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_long_wait_is_shown_and_the_line_is_gone_after_it() {
        try (Progress progress = Progress.of(caller(true), "building demo", Duration.ZERO)) {
            await().until(() -> text().contains("| building demo (0 s)") && text().contains("/ building demo"));
            assertThat(progress).isNotNull();
        }

        assertThat(text()).endsWith("\r\u001b[K");
    }

    @Test
    void where_there_is_no_terminal_nothing_is_shown() {
        Progress.of(caller(false), "building demo", Duration.ZERO).close();

        assertThat(text()).isEmpty();
    }

    @Test
    void a_short_wait_shows_nothing() {
        Progress.of(caller(true), "building demo").close();

        assertThat(text()).doesNotContain("building");
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Caller caller(boolean attended) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Caller(Map.of(), Path.of("/"), stream, stream, false, false, attended);
    }
}
