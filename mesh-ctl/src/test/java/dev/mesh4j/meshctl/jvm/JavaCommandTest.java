package dev.mesh4j.meshctl.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {

    private static final List<String> HEAP = List.of("-Xms16m", "-Xmx512m");

    private final Path cache = Path.of("agent.cache");

    @TempDir
    Path home;

    @Test
    void a_class_runs_on_its_class_path_with_its_arguments() {
        List<String> command = new JavaCommand(new ClassCache.None(), HEAP, "")
                .ofClass(List.of(Path.of("a.jar"), Path.of("b.jar")), "demo.Main", List.of("--http-port", "0"));

        assertThat(command.getFirst()).isEqualTo(System.getProperty("java.home") + "/bin/java");
        assertThat(command).endsWith("-cp", "a.jar:b.jar", "demo.Main", "--http-port", "0");
    }

    @Test
    void a_jar_runs_by_its_manifest() {
        assertThat(new JavaCommand(new ClassCache.None(), HEAP, "").ofJar(Path.of("a.jar"), List.of("x")))
                .endsWith("-jar", "a.jar", "x");
    }

    @Test
    void the_heap_is_bounded_unless_the_user_says_otherwise() {
        assertThat(heapWith("")).containsExactly("-Xms16m", "-Xmx512m");
        assertThat(heapWith("-Dfile.encoding=UTF-8")).containsExactly("-Xms16m", "-Xmx512m");
        assertThat(heapWith("-Da=b -Xmx2g")).isEmpty();
        assertThat(heapWith("-Xmn64m")).isEmpty();
        assertThat(heapWith("-XX:MaxNewSize=64m")).isEmpty();
        assertThat(heapWith("-XX:MaxRAMPercentage=50")).isEmpty();
        assertThat(heapWith("-XX:InitialHeapSize=1g")).isEmpty();
    }

    @Test
    void a_registry_may_grow_larger_than_an_agent() {
        Platform platform = new Platform(() -> new Distribution(home), program -> new ClassCache.None());

        assertThat(platform.command(Platform.AGENT).ofJar(Path.of("a.jar"), List.of()))
                .contains("-Xmx512m");
        assertThat(platform.command(Platform.REGISTRY).ofJar(Path.of("a.jar"), List.of()))
                .contains("-Xmx1536m");
    }

    @Test
    void calls_in_flight_of_an_agent_fit_its_young_generation() {
        Platform platform = new Platform(() -> new Distribution(home), program -> new ClassCache.None());

        assertThat(platform.command(Platform.AGENT).ofJar(Path.of("a.jar"), List.of()))
                .contains("-Xmn12m", "-XX:SurvivorRatio=2");
    }

    private static List<String> heapWith(String toolOptions) {
        return new JavaCommand(new ClassCache.None(), HEAP, toolOptions)
                .ofJar(Path.of("a.jar"), List.of()).stream()
                        .filter(word -> word.startsWith("-Xm"))
                        .toList();
    }

    @Test
    void a_cache_is_used_and_recorded_as_each_java_version_does() {
        assertThat(new ClassCache.Used(cache).flags(25)).contains("-XX:AOTCache=agent.cache");
        assertThat(new ClassCache.Used(cache).flags(21)).contains("-XX:SharedArchiveFile=agent.cache");
        assertThat(new ClassCache.Recorded(cache).flags(25)).containsExactly("-XX:AOTCacheOutput=agent.cache");
        assertThat(new ClassCache.Recorded(cache).flags(21)).containsExactly("-XX:ArchiveClassesAtExit=agent.cache");
    }

    @Test
    void a_cache_that_does_not_fit_is_silently_left_out() throws Exception {
        Path broken = Files.writeString(home.resolve("agent.cache"), "no cache at all");
        List<String> command = new JavaCommand(new ClassCache.Used(broken), HEAP, "")
                .ofClass(
                        List.of(Path.of(System.getProperty("java.class.path").split(":")[0])),
                        Hello.class.getName(),
                        List.of());

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("hello\n");
    }

    @Test
    void a_class_path_is_read_relative_to_the_distribution() throws IOException {
        Files.createDirectories(home.resolve("classpath"));
        Files.writeString(home.resolve("classpath/agent"), "lib/a.jar:lib/b.jar");

        assertThat(new Distribution(home).agentClassPath())
                .containsExactly(home.resolve("lib/a.jar"), home.resolve("lib/b.jar"));
    }

    @Test
    void a_missing_class_path_says_what_to_do() {
        assertThatThrownBy(() -> new Distribution(home).registryClassPath())
                .isInstanceOf(MeshctlException.class)
                .hasMessageContaining("classpath/registry")
                .hasMessageContaining("build Mesh4J");
    }

    static final class Hello {
        public static void main(String[] args) {
            System.out.println("hello");
        }
    }
}
