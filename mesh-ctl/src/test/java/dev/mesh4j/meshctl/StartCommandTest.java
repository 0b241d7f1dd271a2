package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.Stopper;
import dev.mesh4j.meshctl.start.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        new Stopper(new InstanceStore(shell.state()), Duration.ofSeconds(5)).stop(running());
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
    void variables_reach_the_agent_and_the_nearest_counts() throws IOException {
        Files.writeString(folder.resolve("a.env"), "TOLD=file a");
        Files.writeString(folder.resolve("b.env"), "# comment\nexport TOLD='file b'");

        shell.with("TOLD", "caller").run("start", "clock.jar", "--detach");
        awaitLog("told caller");
        shell.run("start", "clock.jar", "--detach", "--env-file", "a.env", "--env-file", "b.env");
        awaitLog("told file b");
        shell.run("start", "clock.jar", "--detach", "--env", "TOLD=a=b", "--env-file", "a.env");
        awaitLog("told a=b");
    }

    @Test
    void a_registry_address_among_the_variables_is_the_one_that_is_joined() {
        shell.with("MESH_REGISTRY_URL", "").with("MESH_DEFAULT_REGISTRY_PORT", "1");

        Outcome outcome = shell.run("start", "clock.jar", "--detach", "--env", "MESH_REGISTRY_URL=" + peer.url());

        assertThat(outcome.err()).isEmpty();
        assertThat(running())
                .singleElement()
                .satisfies(instance -> assertThat(instance.registryUrl()).isEqualTo(peer.url()));
    }

    @Test
    void a_debugger_can_attach_where_the_start_says() throws IOException {
        Outcome outcome = shell.run("start", "clock.jar", "--detach", "--debug", "--json");

        int port = outcome.json().path(0).path("debug_port").asInt();
        assertThat(outcome.err()).isEqualTo("a debugger can attach to joiner at 127.0.0.1:" + port + "\n");
        assertThat(handshake(port)).isEqualTo("JDWP-Handshake");
    }

    @Test
    void several_agents_are_debugged_at_ports_in_a_row() throws IOException {
        int port = freePair();

        Outcome outcome = shell.run("start", "clock.jar", "greeter.jar", "--detach", "--debug=" + port);

        assertThat(outcome.err()).contains(":" + port + "\n").contains(":" + (port + 1) + "\n");
        assertThat(handshake(port)).isEqualTo("JDWP-Handshake");
        assertThat(handshake(port + 1)).isEqualTo("JDWP-Handshake");
    }

    @Test
    void a_debug_port_that_is_taken_is_said_before_anything_starts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = shell.run("start", "clock.jar", "--detach", "--debug=" + taken.getLocalPort());

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err()).startsWith("meshctl: --debug: port " + taken.getLocalPort() + " is in use");
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void a_jar_cannot_be_watched() {
        assertThat(shell.run("start", "--watch", "clock.jar").err())
                .isEqualTo("meshctl: --watch: clock.jar has no sources"
                        + " (expected: a folder with a pom.xml or a .java file)\n");
    }

    @Test
    void a_restarted_agent_is_another_process_with_the_same_options() throws IOException {
        int port = freePair();
        shell.run("start", "clock.jar", "--detach", "--env", "TOLD=secret", "--debug=" + port, "--port", "4711");
        Instance before = running().getFirst();

        Outcome outcome = Shell.of(folder, peer).with("TOLD", "other").run("restart", "clock", "--json");

        assertThat(outcome.err()).isEqualTo("a debugger can attach to joiner at 127.0.0.1:" + port + "\n");
        assertThat(outcome.json().path(0).path("endpoint").asString()).isEqualTo("http://127.0.0.1:4711");
        Instance after = running().getFirst();
        assertThat(running()).hasSize(1);
        assertThat(after.pid()).isNotEqualTo(before.pid());
        assertThat(after.command()).isEqualTo(before.command());
        assertThat(before.process()).isEmpty();
        assertThat(handshake(port)).isEqualTo("JDWP-Handshake");
        awaitLog("told secret");
    }

    @Test
    void restart_without_names_takes_all_agents_and_leaves_those_that_do_not_come_up() {
        shell.run("start", "clock.jar", "greeter.jar", "--detach");
        List<Long> before = pids();
        assertThat(shell.run("restart").exit()).isZero();
        List<Long> after = pids();
        assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);

        assertThat(folder.resolve("clock.jar").toFile().delete()).isTrue();
        Outcome outcome = shell.run("restart", "clock");

        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.err()).contains("clock.jar does not exist");
        assertThat(pids()).isEqualTo(after);
    }

    @Test
    void nothing_to_restart_is_no_failure_and_an_unknown_name_is() {
        assertThat(shell.run("restart").err()).isEqualTo("nothing to restart\n");
        assertThat(shell.run("restart", "clock").err())
                .isEqualTo("meshctl: 'clock' does not run here: nothing that meshctl started does\n");
    }

    @Test
    void a_registry_that_this_user_started_is_found_without_an_address() {
        new InstanceStore(shell.state()).add(registry(peer.url()));
        shell.with("MESH_REGISTRY_URL", "").with("MESH_DEFAULT_REGISTRY_PORT", "1");

        assertThat(shell.run("start", "clock.jar", "--detach").err()).isEmpty();

        assertThat(shell.run("list", "--json").out()).contains("joiner-");
    }

    @Test
    void a_registry_of_nobody_in_particular_or_of_this_user_is_joined() {
        shell.with("MESH_REGISTRY_URL", "").with("MESH_DEFAULT_REGISTRY_PORT", "" + peer.port());
        assertThat(shell.run("start", "clock.jar", "--detach").err()).isEmpty();

        peer.ownedBy(shell.state().owner());
        assertThat(shell.run("start", "greeter.jar", "--detach").err()).isEmpty();
        assertThat(running()).hasSize(2);
    }

    @Test
    void a_registry_of_another_user_is_joined_only_when_it_is_named() throws IOException {
        peer.ownedBy("somebody-1");
        assertThat(shell.run("start", "clock.jar", "--detach").err()).isEmpty();

        // this distribution has no registry to start
        shell.with("MESH_REGISTRY_URL", "").with("MESH_DEFAULT_REGISTRY_PORT", "" + peer.port());
        new Stopper(new InstanceStore(shell.state()), Duration.ofSeconds(5)).stop(running());
        Outcome outcome = shell.run("start", "greeter.jar", "--detach");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("classpath/registry cannot be read");
        assertThat(running()).isEmpty();
    }

    private Instance registry(String url) {
        ProcessHandle self = ProcessHandle.current();
        Instant start = self.info().startInstant().orElseThrow();
        return new Instance(
                "registry", Kind.REGISTRY, self.pid(), start, List.of(), "x.log", url, start, null, null, null);
    }

    private List<Instance> running() {
        return new InstanceStore(shell.state())
                .running().stream()
                        .filter(instance -> instance.kind() == Kind.AGENT)
                        .toList();
    }

    private List<Long> pids() {
        return running().stream().map(Instance::pid).toList();
    }

    private void awaitLog(String line) {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(shell.run("logs", "clock").out()).contains(line + "\n"));
    }

    /** A debugger says the same words first. */
    private static String handshake(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(14), StandardCharsets.US_ASCII);
        }
    }

    private static int freePair() throws IOException {
        while (true) {
            int port = FreePorts.any();
            if (FreePorts.isFree(port + 1)) {
                return port;
            }
        }
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
