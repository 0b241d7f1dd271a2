package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {

    /** What bash does when tab is pressed, for the words in {@code $@}. */
    private static final String TAB = """
            source "$0"
            complete -p meshctl > /dev/null || exit 1
            COMP_WORDS=(meshctl "$@"); COMP_CWORD=$#; _complete_meshctl 2> /dev/null; printf '%s ' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    @Test
    void bash_completes_commands_and_options() throws Exception {
        String script = script("bash");

        assertThat(shell("bash", "-c", TAB, script, "tre")).isEqualTo("tree ");
        assertThat(shell("bash", "-c", TAB, script, "list", "--dep")).isEqualTo("--dependencies ");
        assertThat(shell("bash", "-c", TAB, script, "registry", "re")).isEqualTo("restore ");
        assertThat(shell("bash", "-c", TAB, script, "tree", "--format", "d")).isEqualTo("dot ");
        assertThat(shell("bash", "-c", TAB, script, "")).contains("list ").doesNotContain("train", "exercise");
    }

    @Test
    void zsh_accepts_the_script() throws Exception {
        assumeTrue(isInstalled("zsh"), "zsh is not installed");

        String accepted =
                "autoload -U compinit && compinit -D; source $0 && (( $+functions[_complete_meshctl] )) && echo ok";
        assertThat(shell("zsh", "-fc", accepted, script("zsh"))).endsWith("ok\n");
    }

    @Test
    void fish_completes_commands_and_options() throws Exception {
        String script = script("fish");
        assertThat(Path.of(script))
                .content()
                .contains("complete -c meshctl -f -n '__fish_use_subcommand' -a list -d 'Lists the agents")
                .contains("complete -c meshctl -n '__fish_seen_subcommand_from list' -l capability -r -d ")
                .doesNotContain("exercise");
        assumeTrue(isInstalled("fish"), "fish is not installed");

        String complete = "source " + script + "; complete -C 'meshctl tre'; complete -C 'meshctl list --wi'";
        assertThat(shell("fish", "-c", complete)).startsWith("tree\t").contains("\n--wide\t");
    }

    private String script(String shell) throws Exception {
        Path script = folder.resolve(shell);
        Files.writeString(script, new Shell(folder).run("completion", shell).out());
        return script.toString();
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private String shell(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
