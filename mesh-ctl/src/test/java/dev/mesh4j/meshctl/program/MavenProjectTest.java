package dev.mesh4j.meshctl.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Console;
import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenProjectTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T10:00:00Z");

    @TempDir
    Path root;

    private Path agent;

    @BeforeEach
    void create() throws IOException {
        agent = root.resolve("examples/agent");
        pom("", "<modules><module>library</module><module>examples</module></modules>");
        pom("examples", "<modules>\n  <module> agent </module>\n</modules>");
        pom("examples/agent", "");
        pom("library", "");
        file("library/src/main/java/Library.java", -60);
        file("library/target/library.jar", -30);
        file("examples/agent/src/main/java/demo/Agent.java", -60);
        file("examples/agent/target/classes/demo/Agent.class", 0);
        file("examples/agent/target/mesh/classpath", 0);
        Files.writeString(
                agent.resolve("target/mesh/classpath"),
                root.resolve("library/target/library.jar").toString());
        age("examples/agent/src/main/java/demo", -60);
        age("examples/agent/src/main/java", -60);
        age("examples/agent/src/main", -60);
        age("library/src/main/java", -60);
        age("library/src/main", -60);
        age("examples/agent/target/mesh/classpath", 0);
    }

    @Test
    void the_reactor_is_the_topmost_folder_that_leads_here_by_modules() {
        assertThat(MavenProject.at(agent).reactor()).isEqualTo(root);
    }

    @Test
    void a_parent_that_does_not_list_the_folder_is_no_reactor() throws IOException {
        pom("examples", "<modules><module>other</module></modules>");

        assertThat(MavenProject.at(agent).reactor()).isEqualTo(agent);
    }

    @Test
    void the_build_names_the_module_inside_its_reactor() {
        assertThat(MavenBuild.command(MavenProject.at(agent), Path.of("mvn")))
                .startsWith("mvn", "-B", "-q", "-DskipTests", "-pl", "examples/agent", "-am", "package")
                .contains("-Dmdep.outputFile=target/mesh/classpath", "-Dmdep.includeScope=runtime");
        assertThat(MavenBuild.command(new MavenProject(agent, agent), Path.of("mvn")))
                .doesNotContain("-pl", "-am");
    }

    @Test
    void a_project_built_after_its_last_change_is_up_to_date() {
        assertThat(MavenProject.at(agent).isUpToDate()).isTrue();
        assertThat(MavenProject.at(agent).dependencies()).containsExactly(root.resolve("library/target/library.jar"));
    }

    @Test
    void a_changed_source_pom_or_parent_pom_makes_it_stale() throws IOException {
        for (String changed : new String[] {
            "examples/agent/src/main/java/demo/Agent.java",
            "examples/agent/src/main/java",
            "examples/agent/pom.xml",
            "examples/pom.xml",
            "pom.xml"
        }) {
            age(changed, 5);
            assertThat(MavenProject.at(agent).isUpToDate()).as(changed).isFalse();
            age(changed, -60);
        }
        assertThat(MavenProject.at(agent).isUpToDate()).isTrue();
    }

    @Test
    void a_sibling_module_that_changed_after_its_jar_makes_it_stale() throws IOException {
        age("library/src/main/java/Library.java", -10);

        assertThat(MavenProject.at(agent).isUpToDate()).isFalse();
    }

    @Test
    void a_missing_dependency_or_class_folder_makes_it_stale() throws IOException {
        Files.delete(root.resolve("library/target/library.jar"));
        assertThat(MavenProject.at(agent).isUpToDate()).isFalse();

        create();
        Files.delete(agent.resolve("target/classes/demo/Agent.class"));
        Files.delete(agent.resolve("target/classes/demo"));
        Files.delete(agent.resolve("target/classes"));
        assertThat(MavenProject.at(agent).isUpToDate()).isFalse();
    }

    @Test
    void a_build_that_fails_shows_what_maven_said() throws IOException {
        Path programs = programs("echo '[ERROR] no such symbol'; exit 1");

        assertThatThrownBy(() -> new MavenBuild(caller(programs.toString())).run(MavenProject.at(agent)))
                .isInstanceOf(MeshctlException.class)
                .hasMessageStartingWith("the build of examples/agent failed (")
                .hasMessageEndingWith("[ERROR] no such symbol");
    }

    @Test
    void a_build_that_succeeds_makes_the_class_path_new() throws IOException {
        age("examples/agent/pom.xml", 5);
        Path programs = programs("exit 0");

        new MavenBuild(caller(programs.toString())).run(MavenProject.at(agent));

        assertThat(MavenProject.at(agent).isUpToDate()).isTrue();
    }

    @Test
    void without_maven_a_stale_project_says_what_to_install() {
        assertThatThrownBy(() -> new MavenBuild(caller("")).run(MavenProject.at(agent)))
                .hasMessage("examples/agent must be built and 'mvn' is not on the PATH: install Maven 3.8 or newer");
    }

    @Test
    void a_folder_that_only_groups_projects_names_one_of_them() {
        Caller caller = caller("");
        MavenPrograms programs = new MavenPrograms(
                () -> {
                    throw new AssertionError("not needed");
                },
                caller,
                new Console(caller));

        assertThatThrownBy(() -> programs.find(root.resolve("examples")))
                .hasMessage("examples only groups other projects (expected: one of them, such as examples/agent)");
    }

    private Path programs(String script) throws IOException {
        Path maven = Files.createDirectories(root.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        return maven.getParent();
    }

    private Caller caller(String path) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Caller(Map.of("PATH", path), root, out, out, false);
    }

    private void pom(String folder, String content) throws IOException {
        Path pom = Files.createDirectories(root.resolve(folder)).resolve("pom.xml");
        Files.writeString(pom, "<project>" + content + "</project>");
        Files.setLastModifiedTime(pom, FileTime.from(BUILT.minusSeconds(60)));
    }

    private void file(String path, int age) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), "");
        age(path, age);
    }

    /** @param seconds relative to the build */
    private void age(String path, int seconds) throws IOException {
        Files.setLastModifiedTime(root.resolve(path), FileTime.from(BUILT.plusSeconds(seconds)));
    }
}
