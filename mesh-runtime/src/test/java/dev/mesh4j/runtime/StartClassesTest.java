package dev.mesh4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.mcp.Implementation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an agent loads until it has given its first answer: classes are most of the time that a start takes. */
@Timeout(120)
class StartClassesTest {

    /** With room for what another JDK loads more. */
    private static final int MOST_CLASSES = 6000;

    private static final Pattern PLACE = Pattern.compile("at (http://[^/\\s]+)/mcp");

    @TempDir
    Path folder;

    /** With a typed client, a structured argument and a structured result. */
    @MeshAgent(name = "starting")
    public static final class Starting {

        interface Clock {
            String now(String zone);
        }

        public record Greeting(String text) {}

        @MeshTool(capability = "greeting", dependencies = @Dependency(capability = "clock", version = ">=1.0"))
        public Greeting greet(String name, Optional<Clock> clock) {
            return new Greeting("Hello " + name + clock.map(c -> c.now("UTC")).orElse(""));
        }

        public static void main(String[] args) {
            Mesh.run(Starting.class, args);
        }
    }

    @Test
    void a_start_and_a_call_load_few_classes_and_none_of_what_they_do_not_use() throws Exception {
        assertThat(loaded())
                .contains(Starting.class.getName())
                .noneMatch(name -> name.matches("(okhttp3|io\\.opentelemetry|io\\.micrometer|io\\.prometheus"
                        + "|redis\\.clients|io\\.github\\.classgraph|org\\.snakeyaml"
                        + "|net\\.bytebuddy\\.(?!jar\\.asm)|ch\\.qos\\.logback\\.(core|classic)\\.pattern)\\b.*"))
                .hasSizeLessThan(MOST_CLASSES);
    }

    private List<String> loaded() throws Exception {
        Path log = folder.resolve("classes");
        Path output = folder.resolve("output");
        Process agent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starting.class.getName(),
                        "--registry-url=http://127.0.0.1:1")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (HttpTransport http = new HttpTransport()) {
            String place = await().atMost(Duration.ofSeconds(60)).until(() -> place(output), found -> !found.isEmpty());
            var arguments = Json.mapper().createObjectNode().put("name", "Ada");
            var answer = new McpClient(http, new Implementation("test", "1"))
                    .callTool(McpEndpoint.ofAgent(place), "greet", arguments, Duration.ofSeconds(30));
            assertThat(answer.text()).contains("Hello Ada");
        } finally {
            agent.destroy();
            agent.waitFor();
        }
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").replaceFirst(" .*", ""))
                .toList();
    }

    private static String place(Path output) throws IOException {
        Matcher found = PLACE.matcher(Files.readString(output));
        return found.find() ? found.group(1) : "";
    }
}
