package dev.mesh4j.meshctl.scaffold;

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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a mvn that notes what it is told and puts the test kit where Maven would. */
class CheckoutModulesTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = folder.resolve("checkout");
        Files.createDirectories(checkout.resolve("mesh-testkit/src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("mesh-testkit/pom.xml"), "<project/>");
        mvn("echo \"$@\" >> %s; mkdir -p %s/dev/mesh4j/mesh-testkit".formatted(log(), repository()));
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=" + repository());
    }

    @Test
    void they_are_installed_once() throws IOException {
        install();
        install();

        assertThat(log()).content().hasLineCount(1).contains("-pl mesh-bom,mesh-testkit -am install");
        assertThat(notices.toString(StandardCharsets.UTF_8))
                .startsWith("installing Mesh4J into the local Maven repository")
                .hasLineCount(1);
    }

    @Test
    void a_changed_source_is_installed_anew() throws IOException {
        install();
        Path source = Files.writeString(checkout.resolve("mesh-testkit/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        install();

        assertThat(log()).content().hasLineCount(2);
    }

    @Test
    void another_repository_gets_them_as_well() throws IOException {
        install();
        environment.put("MAVEN_OPTS", "-Dmaven.repo.local=" + folder.resolve("other"));
        install();

        assertThat(log()).content().hasLineCount(2);
    }

    @Test
    void a_repository_that_lost_them_gets_them_again() throws IOException {
        install();
        Files.delete(repository().resolve("dev/mesh4j/mesh-testkit"));
        install();

        assertThat(log()).content().hasLineCount(2);
    }

    @Test
    void a_build_that_fails_is_shown_and_tried_again_the_next_time() throws IOException {
        mvn("echo 'it does not compile'; exit 1");
        assertThatThrownBy(this::install)
                .isInstanceOf(MeshctlException.class)
                .hasMessageStartingWith("Mesh4J could not be installed (")
                .hasMessageEndingWith("it does not compile");

        mvn("echo again >> " + log());
        install();

        assertThat(log()).hasContent("again");
    }

    @Test
    void without_maven_it_says_what_to_install() {
        environment.put("PATH", "/nonexistent");

        assertThatThrownBy(this::install)
                .hasMessage("Mesh4J must be installed into the local Maven repository and 'mvn' is not on the PATH:"
                        + " install Maven 3.8 or newer");
    }

    @Test
    void what_is_no_checkout_has_nothing_to_install() throws IOException {
        Files.delete(checkout.resolve("mesh-testkit/pom.xml"));

        install();

        assertThat(log()).doesNotExist();
        assertThat(notices.size()).isZero();
    }

    private void install() {
        PrintStream stream = new PrintStream(notices, true, StandardCharsets.UTF_8);
        Caller caller = new Caller(environment, folder, stream, stream, false);
        new CheckoutModules(checkout, caller).install(new Console(caller));
    }

    private void mvn(String script) throws IOException {
        Path mvn = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n" + script + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
    }

    private Path log() {
        return folder.resolve("mvn.log");
    }

    private Path repository() {
        return folder.resolve("repository");
    }
}
