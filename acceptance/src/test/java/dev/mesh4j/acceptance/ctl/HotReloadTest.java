package dev.mesh4j.acceptance.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.acceptance.ctl.Operator.Running;
import dev.mesh4j.acceptance.registry.Strictness;
import dev.mesh4j.acceptance.survival.Processes;
import dev.mesh4j.runtime.RunningAgent;
import dev.mesh4j.testkit.TestMesh;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code meshctl start --watch} under a consumer that never stops calling. */
@ResourceLock(Processes.PROCESSORS)
class HotReloadTest {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final Listener listener = new Listener();
    private TestMesh mesh;
    private Operator operator;
    private Running watching;

    @BeforeEach
    void start() throws IOException {
        mesh = TestMesh.start();
        operator = new Operator(folder, mesh.registryUri().toString());
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        operator.run("stop");
        mesh.close();
        if (watching != null) {
            assertThat(watching.exit()).as(watching.err()).isZero();
        }
    }

    @Test
    void a_saved_source_answers_soon_and_no_call_fails_meanwhile() throws Exception {
        watch("--watch", source("one"));
        List<Long> millis = new ArrayList<>();

        for (String motto : List.of("two", "three", "four")) {
            long saved = System.nanoTime();
            source(motto);
            millis.add(heardAfter(motto, saved));
        }

        System.err.println("hot reload: " + millis + " ms from save to the new answer, " + listener.calls() + " calls");
        assertThat(listener.failures()).isEmpty();
        assertThat(watching.err()).doesNotContain("exit code");
        assertThat(millis).allMatch(time -> time < Strictness.bound(BACK_WITHIN).toMillis());
        await().atMost(Operator.PATIENCE)
                .untilAsserted(() -> assertThat(operator.run("list").out()).containsOnlyOnce("\nmotto "));
    }

    @Test
    void what_does_not_compile_is_shown_with_its_line_and_the_old_version_goes_on() throws Exception {
        watch("--watch", source("one"));

        Files.writeString(folder.resolve("Motto.java"), Files.readString(folder.resolve("Motto.java")) + "\noops");
        watching.awaitErr("Motto.java:10: error: ");
        watching.awaitErr("the version before goes on");
        assertThat(listener.heard()).isEqualTo("one");
        source("one");
        watching.awaitErr("what was saved is what runs");

        source("two");
        heardAfter("two", System.nanoTime());
        assertThat(listener.failures()).isEmpty();
    }

    @Test
    void a_version_that_does_not_come_up_leaves_the_old_one_running() throws Exception {
        watch("--watch", source("one"));

        source("two\"; } static { System.exit(7); } String other() { return \"");
        watching.awaitErr("motto stopped with exit code 7");
        watching.awaitErr("the version before goes on");
        assertThat(listener.heard()).isEqualTo("one");

        source("three");
        heardAfter("three", System.nanoTime());
        assertThat(listener.failures()).isEmpty();
    }

    @Test
    void a_port_that_was_asked_for_is_kept_and_no_call_fails_meanwhile() throws Exception {
        int port = freePort();
        watch("--watch", source("one"), "--port", "" + port);
        assertThat(watching.out()).contains("http://127.0.0.1:" + port);

        source("two");
        heardAfter("two", System.nanoTime());
        watching.awaitErr("motto is back");

        assertThat(operator.run("list", "--json").out()).contains("http://127.0.0.1:" + port);
        assertThat(listener.failures()).isEmpty();
    }

    @Test
    void an_agent_that_crashed_is_started_again_by_a_save_and_not_by_a_write_of_the_same() throws Exception {
        String file = source("one");
        watch("--watch", file);
        source("one");
        Path crash = folder.resolve("crash");
        source(
                "two\"; } static { new Thread(() -> { while (!new java.io.File(\"" + crash
                        + "\").exists()) { java.util.concurrent.locks.LockSupport.parkNanos(1_000_000); } Runtime.getRuntime().halt(9); }).start(); } String other() { return \"");
        heardAfter("two", System.nanoTime());
        watching.awaitErr("motto is back");
        Files.createFile(crash);
        watching.awaitErr("motto stopped with exit code 9: it is started again when a source is saved");

        source("three");
        heardAfter("three", System.nanoTime());

        await().atMost(Operator.PATIENCE)
                .untilAsserted(() -> assertThat(watching.err().split("motto is back", -1))
                        .as("the first write changed nothing")
                        .hasSize(3));
        watching = null;
    }

    @Test
    void a_project_is_compiled_without_maven_and_its_resources_are_taken_along() throws Exception {
        Path project = project("one");
        watch("--watch", "project");

        save(project.resolve("src/main/java/demo/Words.java"), words("two"));
        heardAfter("two one.txt", System.nanoTime());
        save(project.resolve("src/main/resources/words.txt"), "two.txt");
        heardAfter("two two.txt", System.nanoTime());

        assertThat(listener.failures()).isEmpty();
        assertThat(watching.err()).doesNotContain("building");
    }

    private void watch(String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of("start"));
        line.addAll(List.of(args));
        watching = operator.begin(line.toArray(String[]::new));
        watching.awaitOut("AGENT");
        RunningAgent consumer = mesh.agent(listener);
        assertThat(mesh.call(consumer, "listen", Map.of()).failed()).isFalse();
        await().atMost(Operator.PATIENCE).until(() -> listener.calls() > 100);
    }

    /** As many editors save: beside the file first, and then renamed. */
    private String source(String motto) throws IOException {
        save(folder.resolve("Motto.java"), """
                import dev.mesh4j.annotations.*;
                import dev.mesh4j.runtime.Mesh;
                @MeshAgent(name = "motto")
                public final class Motto {
                    @MeshTool(capability = "motto")
                    public String motto() { return "%s"; }
                    public static void main(String[] args) { Mesh.run(Motto.class, args); }
                }
                """.formatted(motto));
        return "Motto.java";
    }

    /** A project that Maven has just built, as far as meshctl looks. */
    private Path project(String word) throws IOException {
        Path project = folder.resolve("project");
        save(project.resolve("pom.xml"), "<project/>");
        save(project.resolve("src/main/java/demo/Motto.java"), """
                package demo;
                import dev.mesh4j.annotations.*;
                import dev.mesh4j.runtime.Mesh;
                @MeshAgent(name = "motto")
                public final class Motto {
                    @MeshTool(capability = "motto")
                    public String motto() throws java.io.IOException { return Words.all(); }
                    public static void main(String[] args) { Mesh.run(Motto.class, args); }
                }
                """);
        save(project.resolve("src/main/java/demo/Words.java"), words(word));
        save(project.resolve("src/main/resources/words.txt"), word + ".txt");
        save(project.resolve("target/classes/words.txt"), word + ".txt");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        save(
                project.resolve("target/mesh/classpath"),
                Stream.of(classPath.split(File.pathSeparator))
                        .filter(entry -> Files.exists(Path.of(entry)))
                        .collect(Collectors.joining(File.pathSeparator)));
        Files.setLastModifiedTime(
                project.resolve("target/mesh/classpath"),
                FileTime.from(Instant.now().plusMillis(200)));
        return project;
    }

    private static String words(String word) {
        return """
                package demo;
                final class Words {
                    static String all() throws java.io.IOException {
                        try (var in = Words.class.getResourceAsStream("/words.txt")) {
                            return "%s " + new String(in.readAllBytes());
                        }
                    }
                }
                """.formatted(word);
    }

    private static void save(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.writeString(file.resolveSibling(".draft.swp"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Milliseconds from the save to the first answer of the new version. */
    private long heardAfter(String motto, long saved) {
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Operator.PATIENCE)
                .untilAsserted(() -> assertThat(listener.heard())
                        .as(watching.err() + watching.out())
                        .isEqualTo(motto));
        return Duration.ofNanos(System.nanoTime() - saved).toMillis();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
