package dev.mesh4j.meshctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.doctor.Finding.Level;
import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.InstanceStore;
import dev.mesh4j.meshctl.process.Kind;
import dev.mesh4j.meshctl.process.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at on this machine. */
class LocalChecksTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    @Test
    void a_jdk_is_well_and_a_jre_has_no_compiler() {
        assertThat(new JdkCheck(JAVA, "25.0.1", Map.of()).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.OK);
                    assertThat(finding.found()).isEqualTo("25.0.1 at " + JAVA);
                });
        assertThat(new JdkCheck(folder, "25.0.1", Map.of()).look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.failed()).isTrue();
                    assertThat(finding.found()).isEqualTo("25.0.1 at " + folder + " has no compiler");
                });
    }

    @Test
    void a_java_home_that_is_too_old_is_told() throws IOException {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");

        assertThat(new JdkCheck(JAVA, "25", Map.of("JAVA_HOME", folder.toString())).look())
                .last()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.found()).isEqualTo("JAVA_HOME is " + folder + ", which is 17.0.15 and too old");
                });
        assertThat(new JdkCheck(JAVA, "25", Map.of("JAVA_HOME", JAVA.toString())).look())
                .hasSize(1);
        assertThat(new JdkCheck(JAVA, "25", Map.of("JAVA_HOME", "/nowhere"))
                        .look()
                        .getLast()
                        .found())
                .isEqualTo("JAVA_HOME is /nowhere, which is no JDK");
    }

    @Test
    void maven_is_missing_old_or_well() throws IOException {
        Map<String, String> path = Map.of("PATH", folder.toString());
        assertThat(new MavenCheck(path).look()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARN);
            assertThat(finding.found()).isEqualTo("mvn is not on the PATH");
        });

        maven("3.6.3");
        assertThat(new MavenCheck(path).look().getFirst().found()).isEqualTo("3.6.3 at " + folder + "/mvn is too old");

        maven("3.8.7");
        assertThat(new MavenCheck(path).look()).containsExactly(Finding.ok("maven", "3.8.7 at " + folder + "/mvn"));
    }

    @Test
    void a_disk_without_room_fails() throws IOException {
        StateDirectory state = new StateDirectory(folder.resolve("state"));

        assertThat(new StateCheck(state, 1).look().getFirst().level()).isEqualTo(Level.OK);
        assertThat(new StateCheck(state, Long.MAX_VALUE).look()).singleElement().satisfies(finding -> {
            assertThat(finding.failed()).isTrue();
            assertThat(finding.remedy()).contains("MESH_STATE_DIR");
        });
    }

    @Test
    void a_state_directory_that_is_a_file_fails() throws IOException {
        Path file = Files.writeString(folder.resolve("state"), "");

        assertThat(new StateCheck(new StateDirectory(file), 1).look().getFirst().found())
                .isEqualTo(file + " is no folder");
    }

    @Test
    void missing_class_caches_are_told_by_program() {
        Platform platform = new Platform(
                () -> new Distribution(folder),
                program -> program.equals(Platform.AGENT) ? new ClassCache.Used(folder) : new ClassCache.None());

        assertThat(new CacheCheck(platform).look()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARN);
            assertThat(finding.found()).startsWith("no class cache for: registry,");
        });
    }

    @Test
    void a_port_is_free_or_held_by_somebody() throws IOException {
        int port;
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = held.getLocalPort();
            assertThat(new PortCheck(URI.create("http://127.0.0.1:" + port))
                            .look()
                            .getFirst()
                            .found())
                    .startsWith(
                            port + " is held by pid " + ProcessHandle.current().pid() + " (");
        }
        assertThat(new PortCheck(URI.create("http://registry.invalid:" + port)).look())
                .as("elsewhere it is not ours to say")
                .isEmpty();
    }

    @Test
    void records_of_processes_that_are_gone_are_told_once() {
        InstanceStore instances = new InstanceStore(new StateDirectory(folder));
        instances.add(instance("greeter", Long.MAX_VALUE, Instant.EPOCH, List.of("java")));
        InstancesCheck check = new InstancesCheck(instances, "");

        assertThat(check.look()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.WARN);
            assertThat(finding.found()).isEqualTo("ended without 'meshctl stop': greeter (pid " + Long.MAX_VALUE + ")");
        });
        assertThat(check.look()).containsExactly(Finding.ok("processes", "0 that meshctl started run"));
    }

    @Test
    void an_agent_of_another_version_is_told() {
        InstanceStore instances = new InstanceStore(new StateDirectory(folder));
        ProcessHandle self = ProcessHandle.current();
        Instant begun = self.info().startInstant().orElseThrow();
        instances.add(
                instance("clock", self.pid(), begun, List.of("java", "-cp", "/lib/mesh-runtime-0.0.9.jar", "Clock")));

        assertThat(new InstancesCheck(instances, "0.1.0").look())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.level()).isEqualTo(Level.WARN);
                    assertThat(finding.found()).isEqualTo("clock runs on Mesh4J 0.0.9, and this is meshctl 0.1.0");
                });
        assertThat(new InstancesCheck(instances, "0.0.9").look().getFirst().level())
                .isEqualTo(Level.OK);
    }

    private static Instance instance(String name, long pid, Instant begun, List<String> command) {
        return new Instance(
                name, Kind.AGENT, pid, begun, command, "x.log", "http://127.0.0.1:8000", begun, null, null, null);
    }

    /** In bold letters, as some packagings print it. */
    private void maven(String version) throws IOException {
        String line = "\\033[1mApache Maven " + version + "\\033[m";
        Path mvn = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\nprintf '" + line + "\\n'\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }
}
