package dev.mesh4j.meshctl.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of the script at the root in an otherwise empty checkout. */
class LaunchScriptTest {

    @TempDir
    Path checkout;

    private Path script;

    @BeforeEach
    void copy() throws IOException {
        script = checkout.resolve("meshctl");
        Files.copy(Path.of("..", "meshctl"), script);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        aged("pom.xml", Duration.ofMinutes(2));
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*")))
                .isEqualTo("1: meshctl: no JDK 21 or newer found: install one (https://adoptium.net)"
                        + " or set JAVA_HOME to it\n");
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        jdk("jdks/21", "21.0.4");

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*")))
                .isEqualTo("1: meshctl: Mesh4J must be built and there is no mvn on the PATH:"
                        + " install Maven 3.8 or newer\n");
    }

    @Test
    void an_old_java_home_gives_way_to_the_newest_jdk_in_the_usual_folders() throws Exception {
        jdk("old", "17.0.15");
        jdk("jdks/9", "9.0.4");
        jdk("jdks/21", "21.0.4");
        jdk("jdks/25", "25.0.3");
        jdk("jdks/24", "24.0.1");
        built();

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*", "JAVA_HOME", checkout + "/old"), "list"))
                .startsWith("0: jdks/25: ")
                .contains("-XX:+UseCompactObjectHeaders")
                .endsWith("dev.mesh4j.meshctl.Meshctl list\n");
    }

    @Test
    void java_home_comes_first_when_it_will_do() throws Exception {
        jdk("mine", "21.0.4");
        jdk("jdks/25", "25.0.3");
        built();

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*", "JAVA_HOME", checkout + "/mine")))
                .startsWith("0: mine: ")
                .doesNotContain("UseCompactObjectHeaders");
    }

    @Test
    void the_java_on_the_path_comes_before_the_usual_folders() throws Exception {
        jdk("jdks/25", "25.0.3");
        jdk("chosen", "22.0.1");
        Path bin = Files.createDirectories(checkout.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../chosen/bin/java"));
        built();

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*"))).startsWith("0: chosen: ");
    }

    @Test
    void a_jre_will_not_do() throws Exception {
        jdk("jdks/25", "25.0.3");
        Files.delete(checkout.resolve("jdks/25/bin/javac"));

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*"))).startsWith("1: meshctl: no JDK 21");
    }

    @Test
    void the_class_path_is_made_absolute_and_arguments_keep_their_spaces() throws Exception {
        jdk("jdks/21", "21.0.4");
        built();

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*"), "call", "greeting", "{\"name\": \"Ada\"}"))
                .contains("-cp " + checkout.toRealPath() + "/dist/target/lib/a.jar:" + checkout.toRealPath()
                        + "/dist/target/lib/b.jar ")
                .endsWith("Meshctl call greeting {\"name\": \"Ada\"}\n");
    }

    @Test
    void a_changed_source_is_built_again() throws Exception {
        jdk("jdks/21", "21.0.4");
        built();
        Path source = Files.createDirectories(checkout.resolve("mesh-ctl/src/main"));
        Files.writeString(source.resolve("New.java"), "");

        Map<String, String> environment = Map.of("MESHCTL_JDKS", checkout + "/jdks/*");
        assertThat(run(environment, "list")).contains("must be built");
        assertThat(run(environment, "stop"))
                .as("agents must stop while sources do not compile")
                .startsWith("0: ");
    }

    @Test
    void a_link_to_the_script_finds_the_checkout() throws Exception {
        jdk("jdks/21", "21.0.4");
        built();
        Path link = Files.createSymbolicLink(checkout.resolve("m"), script);
        script = link;

        assertThat(run(Map.of("MESHCTL_JDKS", checkout + "/jdks/*"))).startsWith("0: jdks/21: ");
    }

    /** A JDK as far as the script looks, whose java says where it is and what it was told. */
    private void jdk(String folder, String version) throws IOException {
        Path jdk = checkout.resolve(folder);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\necho \"" + folder + ": $*\"\n");
        Files.writeString(jdk.resolve("bin/javac"), "");
        assertThat(jdk.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        assertThat(jdk.resolve("bin/javac").toFile().setExecutable(true)).isTrue();
    }

    /** A distribution as far as the script looks, newer than all sources and trained on every JDK. */
    private void built() throws IOException {
        Files.createDirectories(checkout.resolve("dist/target/classpath"));
        Files.writeString(checkout.resolve("dist/target/classpath/meshctl"), "lib/a.jar:lib/b.jar");
        for (String version : new String[] {"21.0.4", "22.0.1", "25.0.3"}) {
            Path caches = Files.createDirectories(checkout.resolve("dist/target/caches/" + version));
            Files.writeString(caches.resolve("done"), "");
        }
        Files.writeString(checkout.resolve("dist/target/built"), "");
        aged("dist/target/built", Duration.ofMinutes(1));
    }

    private void aged(String file, Duration age) throws IOException {
        Files.setLastModifiedTime(
                checkout.resolve(file), FileTime.from(Instant.now().minus(age)));
    }

    /** The exit code and all output; the PATH has the few programs that the script may use, but neither java nor mvn. */
    private String run(Map<String, String> environment, String... args) throws Exception {
        Path bin = Files.createDirectories(checkout.resolve("bin"));
        for (String program : new String[] {"find", "mkdir", "rm", "cat", "readlink", "sleep"}) {
            if (!Files.exists(bin.resolve(program))) {
                Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin", program));
            }
        }
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(script.toString());
        builder.command().addAll(java.util.List.of(args));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PATH", bin.toString());
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        return process.waitFor() + ": " + output;
    }
}
