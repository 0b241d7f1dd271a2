package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    lst                                 | 'lst' is no command: did you mean 'list'? (see 'meshctl --help')
                    list --tolls                        | Unknown option: '--tolls': did you mean '--tools'? (see 'meshctl list --help')
                    list --capabilty=x                  | Unknown option: '--capabilty=x': did you mean '--capability'? (see 'meshctl list --help')
                    list more                           | Unmatched argument at index 1: 'more' (see 'meshctl list --help')
                    list --colour                       | Unknown option: '--colour' (see 'meshctl list --help')
                    list --tools --dependencies         | --tools and --dependencies (expected: one of them)
                    list --status fine                  | --status: 'fine' (expected of agents: healthy, degraded, unhealthy, offline)
                    list --tools --status healthy       | --status: 'healthy' (expected of tools: available, unavailable)
                    list --dependencies --status x      | --status: 'x' (expected of dependencies: available, unavailable, unresolved)
                    completion                          | Missing required parameter: 'SHELL' (see 'meshctl completion --help')
                    completion csh                      | Invalid value for positional parameter at index 0 (SHELL): 'csh' (expected: bash, zsh or fish) (see 'meshctl completion --help')
                    tree --format svg                   | Invalid value for option '--format': 'svg' (expected: text, mermaid or dot) (see 'meshctl tree --help')
                    tree --format dot --json            | --json and --format (expected: one of them)
                    call                                | Missing required parameter: 'TARGET' (see 'meshctl call --help')
                    call greeting [1]                   | JSON: '[1]' (expected: an object of arguments such as '{"name": "Ada"}')
                    call greeting {"name"               | JSON: '{"name"' (expected: an object of arguments such as '{"name": "Ada"}')
                    call greeting name                  | ARGS: 'name' (expected: key=value, key:=json, a JSON object, @file.json, or - for the standard input)
                    call greeting =Ada                  | ARGS: '=Ada' (expected: key=value, key:=json, a JSON object, @file.json, or - for the standard input)
                    call greeting n:=x                  | n:='x' (expected: JSON such as 3, true or '["a"]'; text is n=x)
                    call greeting - -                   | ARGS: - given more than once (expected: once, the standard input has one end)
                    call greeter:                       | TARGET: 'greeter:' (expected: a capability, agent:tool, or an MCP server's URL with #tool, such as http://127.0.0.1:8080/mcp#greet)
                    call greeting --header nonsense     | --header: what is given as number 1 is none (expected: 'Name: value')
                    trace                               | Missing required parameter: 'ID' (see 'meshctl trace --help')
                    trace 12                            | ID: '12' (expected: 32 hex digits, such as 'meshctl call --trace' prints)
                    trace 12 --timeout 0s               | Invalid value for option '--timeout': '0s' (expected: a time such as 500ms, 30s or 2m) (see 'meshctl trace --help')
                    call greeting --timeout soon        | Invalid value for option '--timeout': 'soon' (expected: a time such as 500ms, 30s or 2m) (see 'meshctl call --help')
                    call greeting --timeout 0s          | Invalid value for option '--timeout': '0s' (expected: a time such as 500ms, 30s or 2m) (see 'meshctl call --help')
                    start                               | Missing required parameter: 'PATH' (see 'meshctl start --help')
                    start nowhere                       | nowhere does not exist
                    start state                         | state is not startable (expected: a folder with a pom.xml, a .jar or a .java file)
                    start nowhere --port 70000          | --port: 70000 (expected: 0 to 65535)
                    start nowhere --port x              | Invalid value for option '--port': 'x' is not an int (see 'meshctl start --help')
                    registry stop                       | 'stop' is no command (expected: start, backup, restore) (see 'meshctl registry --help')
                    registry                            | a command is missing: 'meshctl registry start', 'backup FILE' or 'restore FILE' (see 'meshctl registry --help')
                    registry backup                     | Missing required parameter: 'FILE' (see 'meshctl registry backup --help')
                    registry backup x --registry-url http://10.0.0.1:8000 | the registry's address http://10.0.0.1:8000 is not on this machine (expected: 127.0.0.1, or give --database)
                    registry start --port -1            | --port: -1 (expected: 0 to 65535)
                    registry start --registry-url http://10.0.0.1:8000 | the registry's address http://10.0.0.1:8000 is not on this machine (expected: 127.0.0.1, or give --port)
                    logs clock --tail=-1                | --tail: -1 (expected: 0 or more)
                    start nowhere --debug 70000         | --debug: 70000 (expected: 0 to 65535)
                    start nowhere --env NAME            | --env: 'NAME' (expected: NAME=VALUE)
                    start nowhere --env-file none       | --env-file: none does not exist
                    start nowhere --watch --detach      | --watch: --detach (expected: neither --detach nor --stdio, as what does not compile is told in this terminal)
                    start nowhere --watch --stdio       | --watch: --stdio (expected: neither --detach nor --stdio, as what does not compile is told in this terminal)
                    start nowhere --watch               | --watch: nowhere has no sources (expected: a folder with a pom.xml or a .java file)
                    list --registry-url localhost:8000  | --registry-url: 'localhost:8000' (expected: an http or https address such as http://127.0.0.1:8000)
                    list --registry-url http://a:99999  | --registry-url: 'http://a:99999' (expected: an http or https address such as http://127.0.0.1:8000)
                    """)
    void wrong_usage_exits_with_2_and_says_what_is_expected(String line, String message) {
        Outcome outcome = shell().run(line.split(" "));

        assertThat(outcome.err()).isEqualTo("meshctl: " + message + "\n");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void an_unusable_variable_is_named() {
        Outcome outcome = shell().with("MESH_REGISTRY_URL", "nonsense").run("list");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("meshctl: MESH_REGISTRY_URL: 'nonsense' (expected: ");
    }

    @Test
    void no_command_shows_the_commands() {
        Outcome outcome = shell().run();

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("Usage: meshctl").contains("start").contains("registry");
    }

    @Test
    void help_documents_commands_and_exit_codes_and_hides_the_training() {
        Outcome outcome = shell().run("--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out())
                .contains("list", "--registry-url=URL", "--json", "Exit codes:", "1   the operation failed")
                .doesNotContain("train", "exercise");
    }

    @Test
    void each_command_has_help_with_the_shared_options() {
        Outcome outcome = shell().run("call", "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("TARGET", "--timeout", "--registry-url", "--json", "Exit codes:");
    }

    @Test
    void version_names_meshctl_and_its_java() {
        assertThat(shell().run("--version").out())
                .isEqualTo("meshctl development (Java " + System.getProperty("java.version") + ")\n");
    }

    @Test
    void a_word_like_no_command_is_answered_with_all_but_the_hidden_ones() {
        assertThat(shell().run("banana").err())
                .startsWith("meshctl: 'banana' is no command (expected: ")
                .contains(" list, status, ")
                .doesNotContain("train", "exercise");
    }

    /** Its state directory exists, as a folder that is no project. */
    private Shell shell() {
        Shell shell = new Shell(folder);
        assertThat(shell.state().logs()).isDirectory();
        return shell;
    }
}
