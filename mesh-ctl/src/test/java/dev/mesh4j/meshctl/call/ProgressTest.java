package dev.mesh4j.meshctl.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.protocol.jsonrpc.RequestId;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Duration tick = Duration.ofHours(1);

    private Progress progress(boolean terminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Progress.of(new Caller(Map.of(), Path.of("/"), stream, stream, terminal), tick);
    }

    private static ProgressParams said(double done, @Nullable Double total, @Nullable String message) {
        return new ProgressParams(RequestId.of(1), done, total, message);
    }

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_terminal_has_one_line_that_changes_and_is_gone_at_the_end() {
        try (Progress progress = progress(true)) {
            progress.accept(said(1, 4.0, null));
            progress.accept(said(9, 4.0, "over"));
        }

        assertThat(shown())
                .isEqualTo("\r\u001b[K█████░░░░░░░░░░░░░░░ 1/4" + "\r\u001b[K████████████████████ 9/4 over"
                        + "\r\u001b[K");
    }

    @Test
    void without_progress_a_terminal_is_left_alone() {
        progress(true).close();

        assertThat(shown()).isEmpty();
    }

    @Test
    void a_call_that_takes_longer_than_a_tick_says_how_long() {
        tick = Duration.ofMillis(1);
        try (Progress progress = progress(true)) {
            await().until(() -> shown().contains("\r\u001b[Kwaiting 0s"));
            progress.accept(said(1, 2.0, null));
            await().until(() -> shown().contains("░ 1/2 0s"));
        }
        assertThat(shown()).endsWith("\r\u001b[K");
    }

    @Test
    void elsewhere_each_is_a_line() {
        try (Progress progress = progress(false)) {
            progress.accept(said(1, 4.0, "begun"));
            progress.accept(said(2, null, null));
            progress.accept(said(3, 0.0, "a \u001b]2;b"));
        }

        assertThat(shown()).isEqualTo("1/4 begun\n2\n.. a  ]2;b\n");
    }
}
