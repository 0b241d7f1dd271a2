package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What needs a process of its own: a signal, and the standard input. */
@Timeout(120)
class CallProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MeshPeer peer = new MeshPeer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        peer.close();
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Meshctl.class.getName(),
                "call"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("MESH_REGISTRY_URL", peer.url());
        return builder.redirectError(folder.resolve("err").toFile()).start();
    }

    @Test
    void ending_meshctl_cancels_the_call() throws Exception {
        peer.offering("greeter-1", "greeting").holding();
        Process call = start("greeting");
        try {
            await().atMost(PATIENCE).until(() -> !peer.calls().isEmpty());
            call.destroy();

            assertThat(call.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            call.destroyForcibly();
        }
        assertThat(peer.cancelled()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("err")))
                .contains("meshctl: cancelled: greeter is told that nobody waits any more");
    }

    @Test
    void a_dash_reads_the_standard_input() throws Exception {
        peer.offering("greeter-1", "greeting");
        Process call = start("greeting", "-");
        try (OutputStream input = call.getOutputStream()) {
            input.write("{\"name\": \"Grüße\"}".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(call.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(call.exitValue()).isZero();
        assertThat(peer.calls().getFirst().at("/arguments/name").asString()).isEqualTo("Grüße");
    }
}
