package dev.mesh4j.meshctl.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path folder;

    @Test
    void a_process_gets_its_environment_directory_and_log() throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GREETING", "hello");

        Started started = start(environment, "sh", "-c", "echo $GREETING; echo trouble >&2; pwd; cat");

        assertThat(started.process().waitFor()).isZero();
        assertThat(Files.readString(started.log())).isEqualTo("hello\ntrouble\n" + folder.toRealPath() + "\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_leads_its_own_session_under_the_recorded_pid() throws Exception {
        Started started = start(System.getenv(), "sh", "-c", "cat /proc/$$/stat");
        started.process().waitFor();

        // pid (comm) state ppid pgrp session
        String[] stat = Files.readString(started.log()).split(" ");
        String pid = Long.toString(started.instance().pid());
        assertThat(List.of(stat[0], stat[4], stat[5])).containsOnly(pid);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void perl_makes_a_session_where_there_is_no_setsid() throws Exception {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(programs.resolve("perl"), Path.of("/usr/bin/perl"));

        List<String> command =
                SessionLeader.of(Map.of("PATH", programs.toString())).command(List.of("sh", "-c", "cat /proc/$$/stat"));
        Process process = new ProcessBuilder(command).start();

        assertThat(new String(process.getInputStream().readAllBytes()).split(" ")[5])
                .isEqualTo(Long.toString(process.pid()));
    }

    @Test
    void without_either_program_the_command_is_run_as_it_is() {
        assertThat(SessionLeader.of(Map.of("PATH", "")).command(List.of("sleep", "1")))
                .containsExactly("sleep", "1");
    }

    @Test
    void a_program_that_cannot_be_run_fails_with_its_name() {
        assertThatThrownBy(() -> start(Map.of(), "/nonexistent/program"))
                .isInstanceOf(MeshctlException.class)
                .hasMessageContaining("clock cannot be started");
    }

    @Test
    void old_logs_make_room_for_new_ones() throws Exception {
        for (int i = 0; i < 12; i++) {
            start(System.getenv(), "true").process().waitFor();
        }

        try (var logs =
                Files.list(new StateDirectory(folder.resolve("state")).logs().resolve("clock"))) {
            assertThat(logs).hasSize(10);
        }
    }

    @Test
    void a_process_that_ignores_the_request_is_killed_and_said_so() throws Exception {
        StateDirectory state = new StateDirectory(folder.resolve("state"));
        Started started = start(System.getenv(), "sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done");
        awaitLine(started, "ready");

        List<Stopped> stopped =
                new Stopper(new InstanceStore(state), Duration.ofMillis(100)).stop(List.of(started.instance()));

        assertThat(stopped)
                .containsExactly(
                        new Stopped("clock", Kind.AGENT, started.instance().pid(), true));
        assertThat(started.process().waitFor()).isEqualTo(137);
    }

    @Test
    void a_followed_log_is_handed_on_to_its_last_line() throws Exception {
        Started started = start(System.getenv(), "sh", "-c", "echo one; echo two; printf three");
        List<String> lines = new CopyOnWriteArrayList<>();

        new LogFollower(started, lines::add).follow().join();

        assertThat(lines).containsExactly("one", "two", "three");
    }

    private static void awaitLine(Started started, String line) {
        Awaitility.await().until(() -> LogTail.lines(started.log(), 10).contains(line));
    }

    private Started start(Map<String, String> environment, String... command) throws IOException {
        return new Launcher(new StateDirectory(folder.resolve("state")))
                .start(new Launch("clock", Kind.AGENT, List.of(command), environment, folder, "http://127.0.0.1:1"));
    }
}
