package dev.mesh4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigValueTest {

    private static final String DURATION = "a duration such as 500ms, 5s, 2m or 1h";
    private static final String URL = "a URL such as http://127.0.0.1:8000";

    static Stream<Arguments> good() {
        return Stream.of(
                arguments(String.class, " as it is ", " as it is "),
                arguments(int.class, " 80 ", 80),
                arguments(int.class, "-1", -1),
                arguments(boolean.class, "TRUE", true),
                arguments(boolean.class, " false ", false),
                arguments(Duration.class, "500ms", Duration.ofMillis(500)),
                arguments(Duration.class, "5s", Duration.ofSeconds(5)),
                arguments(Duration.class, "2 m", Duration.ofMinutes(2)),
                arguments(Duration.class, " 1h ", Duration.ofHours(1)),
                arguments(Duration.class, "0s", Duration.ZERO),
                arguments(URI.class, " http://localhost:8000 ", URI.create("http://localhost:8000")),
                arguments(URI.class, "https://[::1]/x", URI.create("https://[::1]/x")),
                arguments(Path.class, "a/b", Path.of("a", "b")));
    }

    @ParameterizedTest(name = "{0} ''{1}''")
    @MethodSource
    void good(Class<?> type, String text, Object value) {
        assertThat(ConfigValue.parse(type, text)).isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "http-port | eighty | a whole number",
                "http-port | 1.5 | a whole number",
                "http-port | 80 81 | a whole number",
                "http-port | 99999999999 | a whole number",
                "http-port | tcp://10.0.0.1:8000 | a whole number",
                "verbose | yes | true or false",
                "verbose | 1 | true or false",
                "lease-time | 5 | " + DURATION,
                "lease-time | 5 days | " + DURATION,
                "lease-time | -5s | " + DURATION,
                "lease-time | 1.5s | " + DURATION,
                "lease-time | PT5S | " + DURATION,
                "lease-time | 1m30s | " + DURATION,
                "lease-time | 99999999999999999999s | " + DURATION,
                "lease-time | 9223372036854775807h | " + DURATION,
                "registry-url | localhost:8000 | " + URL,
                "registry-url | ftp://localhost | " + URL,
                "registry-url | http:// | " + URL,
                "registry-url | http://a b | " + URL,
                "registry-url | /path | " + URL
            })
    void a_bad_value_is_told_with_key_value_and_expectation(String key, String text, String expected) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> readFlag(key, text))
                .withMessage(key + ": '" + text + "' (expected: " + expected + ")");
    }

    @ParameterizedTest
    @CsvSource({"http-port", "verbose", "lease-time", "registry-url"})
    void an_empty_value_is_none(String key) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> readFlag(key, ""))
                .withMessageStartingWith(key + ": '' (expected: ");
    }

    private static void readFlag(String key, String text) {
        new ConfigReader<>(SampleConfig.DEFAULTS)
                .read(new ConfigSources(Path.of("no-such-mesh.yaml"), Map.of(), List.of("--" + key, text)));
    }
}
