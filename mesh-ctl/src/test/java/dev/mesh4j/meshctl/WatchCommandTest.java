package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    private Tmux terminal;

    @BeforeEach
    void open() {
        terminal = new Tmux(folder);
    }

    @AfterEach
    void close() {
        peer.close();
        if (Tmux.isInstalled()) {
            terminal.close();
        }
    }

    @Test
    void agents_appear_and_vanish_and_leaving_puts_the_terminal_back() {
        watch(100, 12);
        seen(text ->
                text.contains("no agents: start one with 'meshctl start PATH'").contains("q quit"));
        assertThat(terminal.isFullScreen()).isTrue();

        peer.offering("clock-1", "time_service");
        seen(text -> text.contains("1 healthy").contains("NAME ").contains("clock "));

        peer.without("clock-1");
        seen(text -> text.contains("no agents").doesNotContain("clock"));

        terminal.press("q");
        seen(text -> text.startsWith("before\nexit 0\nisig icanon echo"));
        assertThat(terminal.isFullScreen()).isFalse();
    }

    @Test
    void keys_scroll_filter_and_change_the_view() {
        IntStream.rangeClosed(10, 29).forEach(i -> peer.offering("clock" + i + "-1", "time_service"));
        watch(80, 15);
        seen(text -> text.contains("clock10 ")
                .contains("clock19 ")
                .doesNotContain("clock20 ")
                .contains("1-10 of 20"));

        terminal.press("Down", "j");
        seen(text -> text.contains("3-12 of 20").doesNotContain("clock11 ").contains("clock21 "));
        terminal.press("G");
        seen(text -> text.contains("clock29 ").contains("11-20 of 20"));
        terminal.press("/", "k", "1", "3");
        seen(text -> text.contains("filter: k13_").contains("clock13 ").doesNotContain("clock14"));
        terminal.press("Escape");
        seen(text -> text.contains("clock14 ").doesNotContain("filter:"));
        terminal.press("Tab");
        seen(text -> text.contains("[tools]").contains("time_service_tool"));
        terminal.resize(60, 20);
        seen(text -> text.contains("1-15 of 20"));
        terminal.press("C-c");
        seen(text -> text.contains("exit 0"));
    }

    @Test
    void options_choose_the_lines_and_how_often_to_ask() {
        peer.offering("clock-1", "time_service").offering("greeter-1", "greeting");
        watch(120, 12, "--tools", "--agent", "clock", "--wide", "--every", "10m");
        seen(text -> text.contains("[tools]").contains("DESCRIPTION").contains("time_service_tool"));

        peer.offering("clock-2", "zones");
        terminal.press("/", "z");
        seen(text -> text.contains("no tools that match").doesNotContain("zones"));
    }

    @Test
    void a_registry_that_goes_away_is_told_and_its_last_answer_stays() {
        peer.offering("clock-1", "time_service");
        watch(100, 12);
        seen(text -> text.contains("clock "));

        peer.close();
        seen(text -> text.contains("registry away: ").contains("clock "));
    }

    @Test
    void without_a_terminal_it_says_what_to_use() {
        for (String[] args : new String[][] {{"watch"}, {"watch", "--json"}}) {
            Outcome outcome = Shell.of(folder, peer).run(args);

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("(expected: a terminal to draw on; use 'meshctl list --json' instead)");
        }
    }

    private void watch(int columns, int rows, String... options) {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed (see .ci/install-services)");
        String interval = String.join(" ", options).contains("--every") ? "" : "--every 100ms";
        terminal.run(
                columns,
                rows,
                Map.of("MESH_REGISTRY_URL", peer.url(), "MESH_STATE_DIR", folder.toString()),
                "watch",
                interval,
                String.join(" ", options));
    }

    private void seen(Consumer<AbstractStringAssert<?>> what) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> what.accept(assertThat(terminal.text())));
    }
}
