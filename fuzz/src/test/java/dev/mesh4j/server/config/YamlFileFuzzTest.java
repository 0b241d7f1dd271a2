package dev.mesh4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mesh4j.fuzz.Bounds;
import dev.mesh4j.fuzz.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any file is a configuration or refused with its name. */
class YamlFileFuzzTest {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "http-port: 8080\nname: 'a'\n",
                        "a: &a [x]\nb: *a\n",
                        "a: &a {b: *a}\n",
                        "a: *nowhere",
                        "a: !!java.net.URL [http://127.0.0.1:1]",
                        "a: |\n  text\n---\nb: 1",
                        "a: 1\na: 2",
                        "? [a]\n: 1",
                        "a: 1e999999999\nb: ~\nc: 0x7fffffffffffffffff",
                        "[".repeat(10_000),
                        "- ".repeat(10_000),
                        "\t",
                        "%YAML 9.9\n---\na: 1",
                        "a: \"\\ud800\"")
                .map(Seeds::bytes);
    }

    @MethodSource("seeds")
    @FuzzTest
    void configuration(byte[] input) {
        Path file = file(input);
        Bounds.hold(() -> {
            try {
                assertThat(YamlFile.read(file)).doesNotContainValue(null);
            } catch (ConfigException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        });
    }

    private static Path file(byte[] input) {
        try {
            Path file = Path.of("target", "fuzz.yaml").toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Files.write(file, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
