package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Launch;
import dev.mesh4j.meshctl.process.Launcher;
import dev.mesh4j.meshctl.process.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StopCommandTest {

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void create() {
        shell = new Shell(folder);
    }

    @AfterEach
    void kill() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void stops_all_agents_and_leaves_the_registry() throws InterruptedException {
        Process clock = start("clock", Kind.AGENT);
        Process greeter = start("greeter", Kind.AGENT);
        Process registry = start("registry", Kind.REGISTRY);

        Outcome outcome = shell.run("stop");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .isEqualTo("stopped clock (pid " + clock.pid() + ")\nstopped greeter (pid " + greeter.pid() + ")\n");
        assertThat(clock.waitFor()).isEqualTo(143);
        assertThat(greeter.waitFor()).isEqualTo(143);
        assertThat(registry.isAlive()).isTrue();
    }

    @Test
    void stops_the_registry_after_the_agents_when_told() {
        start("registry", Kind.REGISTRY);
        start("clock", Kind.AGENT);

        Outcome outcome = shell.run("stop", "--registry", "--json");

        assertThat(outcome.json().path(0).path("name").asString()).isEqualTo("clock");
        assertThat(outcome.json().path(1).path("name").asString()).isEqualTo("registry");
        assertThat(outcome.json().path(1).path("kind").asString()).isEqualTo("registry");
        assertThat(outcome.json().path(1).path("killed").asBoolean(true)).isFalse();
    }

    @Test
    void stops_every_instance_of_a_name_and_no_other() {
        Process clock = start("clock", Kind.AGENT);
        Process twin = start("clock", Kind.AGENT);
        Process greeter = start("greeter", Kind.AGENT);

        assertThat(shell.run("stop", "clock").out()).contains(clock.pid() + "").contains(twin.pid() + "");

        assertThat(greeter.isAlive()).isTrue();
    }

    @Test
    void an_unknown_name_stops_nothing_and_lists_the_known() {
        Process clock = start("clock", Kind.AGENT);

        Outcome outcome = shell.run("stop", "clock", "greeter");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("meshctl: 'greeter' does not run here: running are clock\n");
        assertThat(clock.isAlive()).isTrue();
    }

    @Test
    void nothing_to_stop_is_no_failure() {
        Outcome outcome = shell.run("stop");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEqualTo("nothing to stop\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_an_agent_started_goes_with_it() {
        start("parent", Kind.AGENT, "sh", "-c", "sleep 61 & sleep 62 & wait");
        List<ProcessHandle> children = children();

        assertThat(shell.run("stop", "parent").exit()).isZero();

        assertThat(children).noneMatch(StopCommandTest::isAlive);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void stopping_twenty_agents_leaves_no_process() {
        for (int i = 0; i < 20; i++) {
            start("agent-" + i % 10, Kind.AGENT, "sh", "-c", "sleep 61 & exec sleep 62");
        }
        List<ProcessHandle> all =
                new ArrayList<>(processes.stream().map(Process::toHandle).toList());
        Awaitility.await()
                .until(() -> processes.stream()
                        .allMatch(process -> process.descendants().count() == 1));
        processes.forEach(process -> all.addAll(process.descendants().toList()));

        Outcome outcome = shell.run("stop");

        assertThat(all).hasSize(40).noneMatch(StopCommandTest::isAlive);
        assertThat(outcome.out().lines()).hasSize(20).noneMatch(line -> line.contains("killed"));
        assertThat(shell.state().instances()).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void what_a_crashed_agent_left_is_stopped_too() throws InterruptedException {
        Process parent = start("parent", Kind.AGENT, "sh", "-c", "sleep 61 & sleep 62 & wait");
        List<ProcessHandle> children = children();
        parent.destroyForcibly().waitFor();
        assertThat(children).allMatch(StopCommandTest::isAlive);

        assertThat(shell.run("stop").out()).isEqualTo("stopped parent (pid " + parent.pid() + ")\n");

        assertThat(children).noneMatch(StopCommandTest::isAlive);
        assertThat(shell.run("stop").err()).isEqualTo("nothing to stop\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void children_that_ignore_the_request_are_killed() {
        start("parent", Kind.AGENT, "sh", "-c", "(trap '' TERM; sleep 61; sleep 62) & wait");
        List<ProcessHandle> children = children();

        shell.run("stop", "parent");

        assertThat(children).noneMatch(StopCommandTest::isAlive);
    }

    private List<ProcessHandle> children() {
        return Awaitility.await()
                .until(() -> processes.getFirst().descendants().toList(), children -> children.size() >= 2);
    }

    /** Nobody may wait for them here, so that they stay as zombies. */
    private static boolean isAlive(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
            return !stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(String name, Kind kind) {
        return start(name, kind, "sleep", "60");
    }

    private Process start(String name, Kind kind, String... command) {
        Launch launch = new Launch(name, kind, List.of(command), System.getenv(), folder, "http://127.0.0.1:1");
        Started started = new Launcher(shell.state()).start(launch);
        processes.add(started.process());
        return started.process();
    }
}
