package dev.mesh4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "greeter | greeter",
                "\"1\" | 1",
                "8081 | 8081",
                "1.10 | 1.10",
                "007 | 007",
                "1e3 | 1e3",
                "1_000 | 1_000",
                "true | true",
                "yes | yes",
                "2m | 2m",
                "2026-07-28 | 2026-07-28",
                "http://127.0.0.1:8000 | http://127.0.0.1:8000",
                "a # comment | a"
            })
    void a_scalar_is_read_as_it_is_written(String yaml, String text) throws IOException {
        assertThat(YamlFile.read(file("key: " + yaml))).isEqualTo(Map.of("key", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "null"})
    void an_empty_file_has_no_entries(String yaml) throws IOException {
        assertThat(YamlFile.read(file(yaml))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key:", "key: null", "key: \"\""})
    void an_entry_without_a_value_is_empty(String yaml) throws IOException {
        assertThat(YamlFile.read(file(yaml))).isEqualTo(Map.of("key", ""));
    }

    @Test
    void entries_keep_their_order() throws IOException {
        assertThat(YamlFile.read(file("b: 1\na: 2\nc: 3")).keySet()).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key: \"open", "a: 1\n b: 2", "key: value: more", "\tkey: 1", "{"})
    void broken_yaml_stops_and_names_the_file(String yaml) throws IOException {
        Path file = file(yaml);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> YamlFile.read(file))
                .withMessageStartingWith(file + ": line ")
                .withMessageEndingWith("(expected: YAML lines of key: value)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a\n- b", "just text", "42"})
    void a_file_that_is_no_mapping_stops(String yaml) throws IOException {
        Path file = file(yaml);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> YamlFile.read(file))
                .withMessage(file + ": no mapping (expected: YAML lines of key: value)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:\n  port: 1", "http: {port: 1}", "http: [1, 2]", "http:\n- 1"})
    void a_nested_entry_stops_and_is_named(String yaml) throws IOException {
        Path file = file("a: 1\n" + yaml);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> YamlFile.read(file))
                .withMessage(
                        file + ": line 2: http has more than one value (expected: key: value; keys are not nested)");
    }

    @Test
    void a_key_given_twice_stops() throws IOException {
        Path file = file("key: 1\nkey: 2");

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> YamlFile.read(file))
                .withMessageContaining("line 2: Duplicate")
                .withMessageContaining("\"key\"");
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("mesh.yaml"), yaml);
    }
}
