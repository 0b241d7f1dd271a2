package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Stopper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts {@link JoiningProgram} as its own process from an executable jar. */
class StartCommandTest {

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void create() throws IOException {
        shell = Shell.of(folder, peer);
        jar("clock.jar");
        jar("greeter.jar");
    }

    @AfterEach
    void stop() {
        InstanceStore instances = new InstanceStore(shell.state());
        new Stopper(instances, Duration.ofSeconds(5)).stop(instances.running());
        peer.close();
    }

    @Test
    void detached_agents_are_shown_when_healthy_and_live_on() {
        Outcome outcome = shell.run("start", "clock.jar", "--detach");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out().lines().findFirst()).get().asString().matches("AGENT +ENDPOINT +CAPABILITIES +LOG");
        assertThat(outcome.out()).contains("joiner  http://127.0.0.1:0 ").contains("/state/logs/clock/");
        assertThat(new InstanceStore(shell.state()).running())
                .singleElement()
                .satisfies(instance -> assertThat(instance.registryUrl()).isEqualTo(peer.url()));
    }

    @Test
    void the_port_reaches_the_agent_and_json_has_its_facts() {
        Outcome outcome = shell.run("start", "clock.jar", "--detach", "--port", "4711", "--json");

        assertThat(outcome.json().path(0).path("endpoint").asString()).isEqualTo("http://127.0.0.1:4711");
        assertThat(outcome.json().path(0).path("pid").asLong())
                .isEqualTo(new InstanceStore(shell.state()).running().getFirst().pid());
    }

    @Test
    void a_port_for_several_agents_is_wrong_usage() {
        Outcome outcome = shell.run("start", "clock.jar", "greeter.jar", "--detach", "--port", "4711");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "meshctl: --port: 4711 (expected: one agent, and 2 start: leave it out, each takes a free port)\n");
    }

    @Test
    void agents_run_in_the_callers_directory() throws IOException {
        shell.run("start", "clock.jar", "--detach");

        assertThat(shell.run("logs", "clock").out()).contains("in " + folder.toRealPath());
    }

    @Test
    void an_agent_that_dies_early_fails_the_start_with_the_end_of_its_log_and_stops_the_others() {
        Outcome outcome = shell.with("JOINING", "die").run("start", "clock.jar", "--detach");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("meshctl: clock stopped with exit code 3; its log (")
                .contains("\n  cannot go on\n");
        assertThat(new InstanceStore(shell.state()).running()).isEmpty();
    }

    @Test
    void in_the_foreground_the_logs_are_shown_until_the_agents_end() {
        whenPrinted("AGENT", () -> Shell.of(folder, peer).run("stop"));

        Outcome outcome = shell.run("start", "clock.jar", "greeter.jar");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("clock   | in ").contains("greeter | in ");
    }

    @Test
    void an_agent_that_crashes_in_the_foreground_fails_the_command() {
        whenPrinted(
                "endpoint",
                () -> new InstanceStore(shell.state())
                        .running()
                        .forEach(instance -> instance.process().ifPresent(ProcessHandle::destroyForcibly)));

        Outcome outcome = shell.run("start", "clock.jar", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().isArray()).as("logs are not among the JSON").isTrue();
        assertThat(outcome.err()).contains("meshctl: clock stopped with exit code 137");
    }

    @Test
    void missing_providers_are_told_and_are_no_failure() {
        Outcome outcome = shell.with("JOINING", "missing").run("start", "clock.jar", "--detach");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEqualTo("joiner runs without all of its dependencies\n");
    }

    @Test
    void a_registry_is_not_started_on_another_machine() {
        Outcome outcome = shell.run("start", "clock.jar", "--registry-url", "http://mesh.invalid:8000");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("no registry answers at http://mesh.invalid:8000")
                .contains("--registry-url");
    }

    private void whenPrinted(String text, Runnable action) {
        Thread.ofVirtual().start(() -> {
            Awaitility.await().until(() -> shell.printed().contains(text));
            action.run();
        });
    }

    private void jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JoiningProgram.class.getName());
        String entry = JoiningProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream bytes = Files.newOutputStream(folder.resolve(name));
                JarOutputStream jar = new JarOutputStream(bytes, manifest);
                var code = JoiningProgram.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            code.transferTo(jar);
        }
    }
}
