package dev.mesh4j.meshctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.meshctl.Shell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
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
        assertThat(shell.run("logs", "clock", "--tail", "1").out()).isEqualTo("three\n");
    }

    @Test
    void json_has_the_lines_and_the_file() throws IOException {
        write("clock", "20261121-100000-000000.log", "one\n");

        Outcome outcome = new Shell(folder).run("logs", "clock", "--json");

        assertThat(outcome.json().path(0).path("lines").path(0).asString()).isEqualTo("one");
        assertThat(outcome.json().path(0).path("log_file").asString()).endsWith("20261121-100000-000000.log");
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

    @Test
    void several_logs_say_whose_each_line_is() throws IOException {
        write("clock", "20261121-100000-000000.log", "tick\n");
        write("greeter", "20261121-100000-000000.log", "one\ntwo\n");

        assertThat(new Shell(folder)
                        .run("logs", "greeter", "clock", "--tail", "1")
                        .out())
                .isEqualTo("greeter | two\nclock   | tick\n");
        assertThat(new Shell(folder).run("logs").out()).contains("clock").contains("greeter");
        assertThat(new Shell(folder).run("logs", "--json").json().size()).isEqualTo(2);
    }

    @Test
    void a_followed_log_goes_on_with_the_log_of_the_next_start() throws Exception {
        write("clock", "20261121-100000-000000.log", "old\none\n");
        Shell shell = new Shell(folder);
        AtomicInteger exit = new AtomicInteger(-1);
        Thread follower = Thread.ofPlatform()
                .start(() ->
                        exit.set(shell.run("logs", "-f", "clock", "--tail", "1").exit()));
        Awaitility.await().until(() -> shell.printed().equals("one\n"));

        append("clock", "20261121-100000-000000.log", "tw");
        append("clock", "20261121-100000-000000.log", "o\n");
        Awaitility.await().until(() -> shell.printed().equals("one\ntwo\n"));
        write("clock", "20261121-110000-000000.log", "three\n");
        Awaitility.await().until(() -> shell.printed().equals("one\ntwo\nthree\n"));
        write("clock", "20261121-110000-000000.log", "cut\n");

        Awaitility.await().until(() -> shell.printed().endsWith("cut\n"));
        follower.interrupt();
        follower.join();
        assertThat(exit).hasValue(0);
    }

    @Test
    void following_all_includes_agents_that_start_later_and_json_is_a_line_each() throws Exception {
        write("clock", "20261121-100000-000000.log", "tick\n");
        Shell shell = new Shell(folder);
        Thread follower = Thread.ofPlatform().start(() -> shell.run("logs", "-f", "--json"));
        Awaitility.await().until(() -> shell.printed().equals("{\"name\":\"clock\",\"line\":\"tick\"}\n"));

        write("greeter", "20261121-110000-000000.log", "hello\n");

        Awaitility.await().until(() -> shell.printed().endsWith("{\"name\":\"greeter\",\"line\":\"hello\"}\n"));
        follower.interrupt();
        follower.join();
    }

    @Test
    void less_than_no_lines_is_wrong_usage() throws IOException {
        write("clock", "20261121-100000-000000.log", "tick\n");

        assertThat(new Shell(folder).run("logs", "clock", "--tail", "-1").err())
                .isEqualTo("meshctl: --tail: -1 (expected: 0 or more)\n");
    }

    private void append(String name, String file, String text) throws IOException {
        Path log = new Shell(folder).state().logs().resolve(name).resolve(file);
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private void write(String name, String file, String text) throws IOException {
        Path logs = Files.createDirectories(new Shell(folder).state().logs().resolve(name));
        Files.writeString(logs.resolve(file), text);
    }
}
