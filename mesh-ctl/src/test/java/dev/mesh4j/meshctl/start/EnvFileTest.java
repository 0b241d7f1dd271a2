package dev.mesh4j.meshctl.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.meshctl.terminal.MeshctlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("A=one", "one"),
            Map.entry("A = one two ", "one two"),
            Map.entry("export A=one", "one"),
            Map.entry("A=one # a comment", "one"),
            Map.entry("A=one#two", "one#two"),
            Map.entry("A='one # two' # three", "one # two"),
            Map.entry("A='$B \\n'", "$B \\n"),
            Map.entry("A=\"one \\\"two\\\" \\\\ three\"", "one \"two\" \\ three"),
            Map.entry("A=\"one\\n\\ttwo\"", "one\n\ttwo"),
            Map.entry("A=\"one\"  # a comment", "one"),
            Map.entry("A=a=b", "a=b"),
            Map.entry("A=", ""),
            Map.entry("A=''", ""));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> a_value_is_read() {
        return VALUES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(read(entry.getKey())).containsExactly(Map.entry("A", entry.getValue()))));
    }

    @Test
    void comments_and_blank_lines_are_nothing_and_the_last_value_counts() throws IOException {
        assertThat(read("# A=zero\n\n  \nA=one\nA=two\n")).containsExactly(Map.entry("A", "two"));
    }

    @Test
    void a_line_that_is_none_is_named_by_its_number_and_not_shown() {
        assertThatThrownBy(() -> read("A=one\nsecret words\n"))
                .isInstanceOf(MeshctlException.class)
                .hasMessage(
                        ".env:2: no variable (expected: NAME=VALUE, a comment that begins with # or an empty line)");
    }

    @Test
    void an_open_quote_is_named_by_its_number_and_variable() {
        assertThatThrownBy(() -> read("\nTOKEN=\"abc\n"))
                .hasMessage(".env:2: TOKEN has a quote that is not closed"
                        + " (expected: the same quote at the end of the line)");
        assertThatThrownBy(() -> read("TOKEN='a'b")).hasMessageStartingWith(".env:1: TOKEN has a quote");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> EnvFile.read(folder.resolve("none"), "none"))
                .hasMessage("--env-file: none does not exist");
    }

    private Map<String, String> read(String text) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve(".env"), text), ".env");
    }
}
