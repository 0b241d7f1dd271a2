package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {

    @TempDir
    Path folder;

    @Test
    void prints_the_end_of_the_newest_log() throws IOException {
        write("clock", "20261121-100000-000000.log", "old\n");
        write("clock", "20261121-110000-000000.log", "one\ntwo\nthree\n");
        Shell shell = new Shell(folder);

        assertThat(shell.run("logs", "clock").out()).isEqualTo("one\ntwo\nthree\n");
        assertThat(shell.run("logs", "clock", "-n", "2").out()).isEqualTo("two\nthree\n");
    }

    @Test
    void json_has_the_lines_and_the_file() throws IOException {
        write("clock", "20261121-100000-000000.log", "one\n");

        Outcome outcome = new Shell(folder).run("logs", "clock", "--json");

        assertThat(outcome.json().path("lines").path(0).asString()).isEqualTo("one");
        assertThat(outcome.json().path("log_file").asString()).endsWith("20261121-100000-000000.log");
    }

    @Test
    void an_unknown_name_fails_with_the_known_ones() throws IOException {
        assertThat(new Shell(folder).run("logs", "clock").err())
                .isEqualTo("meshctl: 'clock' has no log here: meshctl has started nothing yet\n");
        write("greeter", "20261121-100000-000000.log", "");

        Outcome outcome = new Shell(folder).run("logs", "clock");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("meshctl: 'clock' has no log here: known are greeter\n");
    }

    private void write(String name, String file, String text) throws IOException {
        Path logs = Files.createDirectories(new Shell(folder).state().logs().resolve(name));
        Files.writeString(logs.resolve(file), text);
    }
}
