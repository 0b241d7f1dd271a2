package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshctl logs -f} as its user sees it. */
class LogsInTerminalTest {

    @TempDir
    Path folder;

    @Test
    void followed_logs_scroll_by_until_control_c_which_is_a_good_end() throws IOException {
        boolean installed = Tmux.isInstalled();
        if (!installed) {
            System.err.println("SKIPPED: logs in a terminal: not tested (expected: tmux on the PATH)");
        }
        assumeTrue(installed, "tmux");
        write("clock", "20261121-100000-000000.log", "zero\none\n");
        write("greeter", "20261121-100000-000000.log", "hello\n");
        try (Tmux terminal = new Tmux(folder)) {
            terminal.run(
                    80,
                    20,
                    Map.of("MESH_STATE_DIR", folder.toString()),
                    "logs",
                    "-f",
                    "clock",
                    "greeter",
                    "--tail",
                    "1");
            seen(terminal, "before\nclock   | one\ngreeter | hello");

            write("clock", "20261121-100000-000000.log", "two\n");
            seen(terminal, "hello\nclock   | two");
            write("clock", "20261121-110000-000000.log", "after a restart\n");
            seen(terminal, "two\nclock   | after a restart");
            terminal.press("C-c");
            seen(terminal, "exit 0");
        }
    }

    private static void seen(Tmux terminal, String text) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(terminal.text()).contains(text));
    }

    private void write(String name, String file, String text) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs").resolve(name));
        Files.writeString(logs.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
