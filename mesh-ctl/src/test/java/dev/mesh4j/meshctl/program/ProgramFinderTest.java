package dev.mesh4j.meshctl.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.program.AgentProgram.Code;
import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFinderTest {

    @TempDir
    Path folder;

    private ProgramFinder finder;
    private Distribution distribution;

    @BeforeEach
    void distribution() throws Exception {
        Path annotations = Path.of(dev.mesh4j.annotations.MeshAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Files.createDirectories(folder.resolve("classpath"));
        Files.writeString(folder.resolve("classpath/agent"), annotations.toString());
        distribution = new Distribution(folder);
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Caller caller = new Caller(Map.of("PATH", ""), folder, out, out, false);
        JarPrograms jars = new JarPrograms(() -> distribution);
        Path compiled = Files.createDirectory(folder.resolve("compiled"));
        finder = new ProgramFinder(
                caller,
                new MavenPrograms(() -> distribution, caller, new Console(caller)),
                jars,
                new SourcePrograms(() -> distribution, jars, compiled));
    }

    @Test
    void agents_are_classes_with_the_annotation_and_a_main_method() throws IOException {
        List<AgentProgram> found = finder.find(jar("agents.jar", null, everything()));

        assertThat(found).extracting(AgentProgram::label).containsExactly("clock", "greeter");
        assertThat(found.getFirst().agentName()).contains("clock");
    }

    @Test
    void agents_of_a_library_jar_run_on_the_distribution() throws IOException {
        Path jar = jar("agents.jar", null, everything());

        Code code = finder.find(jar).getFirst().code();

        assertThat(code).isInstanceOf(Code.MainClass.class);
        assertThat(((Code.MainClass) code).className()).isEqualTo("dev.mesh4j.meshctl.program.SampleAgents$Clock");
        assertThat(((Code.MainClass) code).classPath())
                .containsExactly(distribution.agentClassPath().getFirst(), jar);
    }

    @Test
    void an_executable_jar_is_one_program_named_after_the_agent_that_is_its_main_class() throws IOException {
        Path jar = jar("app-1.0.jar", SampleAgents.Greeter.class.getName(), everything());

        assertThat(finder.find(jar))
                .containsExactly(
                        new AgentProgram("greeter", java.util.Optional.of("greeter"), new Code.ExecutableJar(jar)));
    }

    @Test
    void an_executable_jar_whose_agent_cannot_be_told_is_named_after_its_file() throws IOException {
        Path jar = jar("app-1.0.jar", SampleAgents.NoAgent.class.getName(), everything());

        assertThat(finder.find(jar).getFirst().label()).isEqualTo("app-1-0");
        assertThat(finder.find(jar).getFirst().agentName()).isEmpty();
    }

    @Test
    void a_source_file_is_compiled_with_parameter_names_once() throws Exception {
        Path source = source("Clock", "public static void main(String[] arguments) {}");

        AgentProgram program = finder.find(source).getFirst();

        Path jar = ((Code.MainClass) program.code()).classPath().getLast();
        assertThat(program.label()).isEqualTo("sample");
        assertThat(jar.getFileName().toString()).startsWith("Clock-");
        assertThat(finder.find(source)).containsExactly(program);
        try (var loader =
                new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()})) {
            assertThat(loader.loadClass("Clock")
                            .getMethods()[0]
                            .getParameters()[0]
                            .getName())
                    .isEqualTo("arguments");
        }
    }

    @Test
    void a_changed_source_file_leaves_the_classes_of_running_agents_alone() throws IOException {
        AgentProgram before = finder.find(source("Clock", "public static void main(String[] a) {}"))
                .getFirst();
        AgentProgram after = finder.find(source("Clock", "public static void main(String[] a) { a.clone(); }"))
                .getFirst();

        assertThat(after).isNotEqualTo(before);
        assertThat(((Code.MainClass) before.code()).classPath()).allMatch(Files::exists);
    }

    @Test
    void what_the_compiler_says_is_shown() throws IOException {
        Path source = source("Clock", "public static void main(String[] a) { int x = \"one\"; }");

        assertThatThrownBy(() -> finder.find(source))
                .isInstanceOf(MeshctlException.class)
                .hasMessageStartingWith("Clock.java does not compile:\n")
                .hasMessageContaining("incompatible types");
        try (var left = Files.list(folder.resolve("compiled"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_program_without_agents_says_what_an_agent_is() throws IOException {
        Path jar = jar("none.jar", null, List.of(SampleAgents.NoAgent.class));

        assertThatThrownBy(() -> finder.find(jar))
                .hasMessage("none.jar has no agent (expected: a class with @MeshAgent and"
                        + " 'public static void main(String[])')");
    }

    @Test
    void what_is_no_jar_is_said_to_be_none() throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "not a zip");

        assertThatThrownBy(() -> finder.find(jar)).hasMessageContaining("broken.jar is not a readable jar");
    }

    private Path source(String name, String body) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".java"),
                "@dev.mesh4j.annotations.MeshAgent(name = \"sample\") public class " + name + " { " + body + " }");
    }

    private static List<Class<?>> everything() {
        return List.of(SampleAgents.class.getDeclaredClasses());
    }

    private Path jar(String name, String mainClass, List<? extends Class<?>> classes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (mainClass != null) {
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        }
        Path file = folder.resolve(name);
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (var in = type.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(jar);
                }
            }
        }
        return file;
    }
}
