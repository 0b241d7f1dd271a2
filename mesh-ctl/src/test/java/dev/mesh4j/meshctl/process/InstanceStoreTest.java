package dev.mesh4j.meshctl.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceStoreTest {

    @TempDir
    Path folder;

    private Process stranger;
    private StateDirectory state;

    @BeforeEach
    void start() throws IOException {
        state = new StateDirectory(folder);
        stranger = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void kill() {
        stranger.destroyForcibly();
    }

    @Test
    void a_record_of_a_running_process_survives_a_round_trip() {
        Instance instance = instance(stranger.pid(), startOf(stranger));
        new InstanceStore(state).add(instance);

        assertThat(new InstanceStore(state).running()).containsExactly(instance);
    }

    @Test
    void a_record_of_an_ended_process_is_removed() throws InterruptedException {
        InstanceStore store = new InstanceStore(state);
        store.add(instance(stranger.pid(), startOf(stranger)));
        stranger.destroyForcibly().waitFor();

        assertThat(store.running()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_pid_that_was_given_to_another_process_is_never_signalled() {
        InstanceStore store = new InstanceStore(state);
        Instance recycled = instance(stranger.pid(), startOf(stranger).minus(Duration.ofMinutes(5)));
        store.add(recycled);

        new Stopper(store, Duration.ofSeconds(5)).stop(List.of(recycled));

        assertThat(stranger.isAlive()).isTrue();
        assertThat(store.running()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void what_is_no_record_is_left_alone() throws IOException {
        Files.writeString(state.instances().resolve("clock-1.json"), "{");
        Files.writeString(state.instances().resolve("notes.txt"), "mine");

        assertThat(new InstanceStore(state).running()).isEmpty();
        assertThat(files()).hasSize(2);
    }

    @Test
    void records_are_json_in_snake_case() throws IOException {
        new InstanceStore(state).add(instance(stranger.pid(), startOf(stranger)));

        assertThat(Files.readString(files().getFirst()))
                .contains("\"process_start\":\"", "\"kind\":\"agent\"", "\"log_file\":\"clock.log\"");
    }

    @Test
    void a_record_is_for_its_owner_only_and_never_printed_with_its_secrets() throws IOException {
        Instance instance = instance(stranger.pid(), startOf(stranger));
        new InstanceStore(state).add(instance);

        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        assertThat(Files.readString(files().getFirst())).contains("secret");
        assertThat(instance.toString()).contains("clock").doesNotContain("secret");
    }

    @Test
    void a_record_of_an_earlier_version_is_read() throws IOException {
        Files.writeString(state.instances().resolve("clock-1.json"), """
                {"name": "clock", "kind": "agent", "pid": %d, "process_start": "%s", "command": ["sleep"],
                 "log_file": "clock.log", "registry_url": "http://127.0.0.1:1", "started_at": "2026-01-01T10:00:00Z"}""".formatted(stranger.pid(), startOf(stranger)));

        assertThat(new InstanceStore(state).running()).singleElement().satisfies(instance -> {
            assertThat(instance.recipe()).isNull();
            assertThat(instance.isWatched()).isFalse();
        });
    }

    @Test
    void the_address_of_the_newest_registry_is_known() {
        InstanceStore store = new InstanceStore(state);
        assertThat(store.registryUrl()).isEmpty();
        new Launcher(state)
                .start(new Launch(
                        "registry", Kind.REGISTRY, List.of("sleep", "60"), System.getenv(), folder, "http://one"));
        store.add(instance(stranger.pid(), startOf(stranger)));
        assertThat(store.registryUrl()).contains("http://one");
        new Launcher(state)
                .start(new Launch(
                        "registry", Kind.REGISTRY, List.of("sleep", "60"), System.getenv(), folder, "http://two"));

        assertThat(store.registryUrl()).contains("http://two");
        new Stopper(store, Duration.ofSeconds(5)).stop(store.running());
    }

    private static Instance instance(long pid, Instant start) {
        return new Instance(
                "clock",
                Kind.AGENT,
                pid,
                start,
                List.of("sleep", "60"),
                "clock.log",
                "http://127.0.0.1:1",
                start,
                "/home/ada",
                Map.of("TOKEN", "secret"),
                new Recipe("/home/ada/Clock.java", 4711, 5005, true));
    }

    private static Instant startOf(Process process) {
        return process.info().startInstant().orElseThrow();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(state.instances())) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
