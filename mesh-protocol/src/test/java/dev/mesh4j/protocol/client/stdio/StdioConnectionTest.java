package dev.mesh4j.protocol.client.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.ConnectionBuilder;
import dev.mesh4j.protocol.client.EraChoice;
import dev.mesh4j.protocol.client.McpConnection;
import dev.mesh4j.protocol.client.dialect.CallOptions;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.mcp.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StdioConnectionTest {

    @Test
    void a_modern_server_is_found_by_a_probe_and_needs_no_handshake() {
        try (McpConnection connection = to("modern").open()) {
            assertThat(connection.server().revision()).isEqualTo(ProtocolVersion.V2026_07_28);
            assertThat(text(connection, "seen")).startsWith("server/discover").doesNotContain("initialize");
        }
    }

    @Test
    void a_server_that_does_not_know_the_probe_is_shaken_hands_with() {
        InputHandlers roots = InputHandlers.NONE.withRoots(List::of);
        try (McpConnection connection = to("legacy").handlers(roots).open()) {
            text(connection, "ask");

            await().until(() -> text(connection, "seen").contains("answer"));
            assertThat(text(connection, "seen")).startsWith("server/discover,initialize,");
        }
    }

    @Test
    void a_server_that_is_silent_is_taken_for_a_legacy_one() {
        try (McpConnection connection =
                to("silent").probeTimeout(Duration.ofMillis(1)).open()) {
            assertThat(text(connection, "seen")).contains("initialize");
        }
    }

    @Test
    void a_modern_server_that_starts_slowly_stays_modern() {
        try (McpConnection connection =
                to("modern").probeTimeout(Duration.ofMillis(1)).open()) {
            assertThat(connection.server().revision()).isEqualTo(ProtocolVersion.V2026_07_28);
        }
    }

    @Test
    void calls_at_a_time_get_each_their_answer() throws Exception {
        try (McpConnection connection = to("modern").open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                answers.add(threads.submit(() -> connection
                        .callTool("echo", Json.mapper().createObjectNode().put("n", n))
                        .text()));
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo("{\"n\":" + i + "}");
            }
        }
    }

    @Test
    void a_crash_loses_the_call_and_the_next_one_starts_the_server_again() {
        try (McpConnection connection = to("legacy").open()) {
            String before = text(connection, "pid");
            assertThatThrownBy(() -> text(connection, "crash")).isInstanceOf(CallException.Lost.class);

            assertThat(text(connection, "pid")).isNotEqualTo(before);
            assertThat(text(connection, "seen")).contains("initialize");
        }
    }

    @Test
    void what_is_no_longer_wanted_is_cancelled() {
        try (McpConnection connection = to("modern").open()) {
            text(connection, "pid");
            assertThatThrownBy(() -> connection.callTool(
                            "hang", Json.mapper().createObjectNode(), CallOptions.within(Duration.ofMillis(20))))
                    .isInstanceOf(CallException.TimedOut.class);

            await().until(() -> text(connection, "seen").contains("notifications/cancelled"));
        }
    }

    @Test
    void an_interrupt_ends_a_call() throws InterruptedException {
        try (McpConnection connection = to("modern").open()) {
            text(connection, "pid");
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                try {
                    text(connection, "hang");
                } catch (CallException e) {
                    thrown.add(e);
                }
            });
            await().until(() ->
                    text(connection, "seen").chars().filter(c -> c == ',').count() > 2);
            caller.interrupt();
            caller.join();

            assertThat(thrown).hasOnlyElementsOfType(CallException.Lost.class).hasSize(1);
            await().until(() -> text(connection, "seen").contains("notifications/cancelled"));
        }
    }

    @Test
    void progress_reaches_the_call_that_it_is_about() {
        List<Double> progress = new CopyOnWriteArrayList<>();
        try (McpConnection connection = to("modern").open()) {
            connection.callTool(
                    "progress",
                    Json.mapper().createObjectNode(),
                    CallOptions.within(Duration.ofSeconds(20)).withProgress(p -> progress.add(p.progress())));

            assertThat(progress).containsExactly(1.0, 2.0);
        }
    }

    @Test
    void its_log_is_kept_apart_and_its_environment_is_small() {
        List<String> log = new CopyOnWriteArrayList<>();
        StdioCommand command = StdioPeer.command("modern").withLog(log::add).withEnvironment(Map.of("TOKEN", "t"));
        try (McpConnection connection = McpConnection.to(command).open()) {
            assertThat(text(connection, "environment").split(",")).contains("TOKEN", "PATH");
            assertThat(StdioCommand.INHERITED)
                    .containsAll(List.of(text(connection, "environment")
                            .replace("TOKEN", "PATH")
                            .split(",")));
            await().untilAsserted(() -> assertThat(log).contains("started"));
        }
    }

    @Test
    void a_program_that_is_not_there_was_not_called() {
        try (McpConnection connection =
                McpConnection.to(StdioCommand.of("/no/such/program")).open()) {
            assertThatThrownBy(connection::listTools).isInstanceOf(CallException.NotSent.class);
        }
    }

    @Test
    void closing_ends_the_server_and_what_it_started() {
        long server;
        long child;
        try (McpConnection connection = to("modern").open()) {
            server = Long.parseLong(text(connection, "pid"));
            child = Long.parseLong(text(connection, "child"));
            assertThat(ProcessHandle.of(child)).isPresent();
        }
        assertThat(isAlive(server)).isFalse();
        await().until(() -> !isAlive(child));
    }

    @Test
    void a_stubborn_server_does_not_outlive_the_exit_of_its_client() throws Exception {
        Process launcher = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StdioLauncher.class.getName())
                .start();
        try {
            long server = Long.parseLong(launcher.inputReader().readLine());
            assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().until(() -> !isAlive(server));
        } finally {
            launcher.destroyForcibly();
        }
    }

    private static ConnectionBuilder to(String... traits) {
        ConnectionBuilder builder = McpConnection.to(StdioPeer.command(traits)).timeout(Duration.ofSeconds(30));
        return builder.era(EraChoice.AUTO);
    }

    private static String text(McpConnection connection, String tool) {
        return connection.callTool(tool, Json.mapper().createObjectNode()).text();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
