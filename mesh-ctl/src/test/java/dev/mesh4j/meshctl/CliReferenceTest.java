package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.jvm.ClassCache;
import dev.mesh4j.meshctl.jvm.Distribution;
import dev.mesh4j.meshctl.jvm.Platform;
import dev.mesh4j.meshctl.terminal.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code docs/reference/meshctl.md} says what the commands are now. */
class CliReferenceTest {

    private static CommandLine meshctl() {
        Path here = Path.of("").toAbsolutePath();
        Meshctl meshctl = new Meshctl(
                new Caller(Map.of(), here, System.out, System.err, false),
                new Platform(() -> new Distribution(here), program -> new ClassCache.None()));
        CommandLine line = new CommandLine(meshctl);
        new Commands(meshctl).of().forEach(command -> line.addSubcommand(command.getCommandName(), command));
        return line;
    }

    private static Path file() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path pom = folder.resolve("pom.xml");
            if (Files.exists(pom) && Files.readString(pom).contains("<module>mesh-ctl</module>")) {
                return folder.resolve("docs/reference/meshctl.md");
            }
        }
        throw new IllegalStateException("not in a checkout (expected: a folder below the root pom.xml)");
    }

    @Test
    void the_page_is_what_the_commands_say() throws Exception {
        String page = CliReference.page(meshctl());
        if (System.getProperty("mesh.docs.update") != null) {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), page);
        }

        assertThat(file())
                .as("docs/reference/meshctl.md is out of date; write it anew with:"
                        + " mvn -pl mesh-ctl -am test -Dtest=CliReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dmesh.docs.update")
                .content()
                .isEqualTo(page);
    }

    @Test
    void every_command_has_its_synopsis_options_and_defaults_and_hidden_ones_have_none() {
        assertThat(CliReference.page(meshctl()))
                .contains("\n## meshctl call\n", "\n## meshctl registry start\n")
                .contains("| `--timeout=TIME` | How long to wait for the result, such as 500ms, 30s or 2m. | 30s |")
                .contains("| `TARGET` | ", "| required |", "| `ARGS...` | ")
                .contains("| 1 | the operation failed |")
                .contains("\nmeshctl call [")
                .doesNotContain("meshctl train", "exercise", "${", "%n");
    }
}
