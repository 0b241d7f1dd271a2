package dev.mesh4j.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.acceptance.survival.Upper;
import dev.mesh4j.meshctl.Meshctl;
import dev.mesh4j.testkit.TestMesh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An agent that a client starts and speaks with over its streams. */
@Timeout(120)
class StdioAgentTest {

    private static final String NOBODY = "http://127.0.0.1:9";

    @TempDir
    Path folder;

    @Test
    void nothing_but_the_protocol_is_on_its_output_and_it_ends_with_its_input() throws Exception {
        try (StdioChild agent = start("--stdio", "--registry-url", NOBODY)) {
            JsonNode answer = agent.call(1, "shout", "{\"text\":\"hi\"}");

            assertThat(answer.at("/result/content/0/text").stringValue()).isEqualTo("hi?");
            assertThat(agent.end()).isEmpty();
            assertThat(agent.awaitExit()).isZero();
        }
        assertThat(Files.readString(log())).contains("noise of a class", "noise of a constructor", "noise of a tool");
    }

    @Test
    void it_calls_others_in_the_mesh_and_is_called_by_nobody() throws Exception {
        try (TestMesh mesh = TestMesh.start()) {
            mesh.agent(Upper.class);
            String registry = mesh.registryUri().toString();
            try (StdioChild agent = start("--stdio", "--registry-url", registry, "--heartbeat-interval", "200ms")) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(agent.call(1, "shout", "{\"text\":\"hi\"}")
                                        .at("/result/content/0/text")
                                        .stringValue())
                                .isEqualTo("HI!"));

                agent.end();
                assertThat(agent.awaitExit()).isZero();
            }
        }
    }

    @Test
    void it_ends_when_it_is_asked_to() throws Exception {
        try (StdioChild agent = start("--stdio", "--registry-url", NOBODY)) {
            agent.call(1, "shout", "{\"text\":\"hi\"}");

            agent.terminate();

            assertThat(agent.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void a_mistake_is_said_on_the_error_stream() throws Exception {
        try (StdioChild agent = start("--stdio", "--no-such-key", "1")) {
            assertThat(agent.end()).isEmpty();
            assertThat(agent.awaitExit()).isEqualTo(1);
        }
        assertThat(Files.readString(log())).contains("--no-such-key: unknown configuration key");
    }

    @Test
    void meshctl_starts_it_for_a_client() throws Exception {
        List<String> command =
                StdioChild.java(Meshctl.class, "start", jar().toString(), "--stdio", "--registry-url", NOBODY);
        try (StdioChild meshctl = new StdioChild(log(), command)) {
            JsonNode answer = meshctl.call(1, "shout", "{\"text\":\"hi\"}");

            assertThat(answer.at("/result/content/0/text").stringValue()).isEqualTo("hi?");
            assertThat(meshctl.end()).isEmpty();
            assertThat(meshctl.awaitExit()).isZero();
        }
    }

    private StdioChild start(String... args) throws IOException {
        return new StdioChild(log(), StdioChild.java(NoisyMain.class, args));
    }

    private Path log() {
        return folder.resolve("stderr.log");
    }

    /** An executable jar with nothing in it but its class path. */
    private Path jar() throws IOException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(":"))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, NoisyMain.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path jar = folder.resolve("noisy.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
