package dev.mesh4j.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.chaos.fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void without_arguments_it_is_the_long_form() {
        Options options = Options.of();

        assertThat(options.time()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.agents()).isEqualTo(50);
        assertThat(options.sqlite()).isFalse();
        assertThat(options.kinds()).containsExactly(Kind.values());
    }

    @Test
    void each_option_counts() {
        assertThat(Options.of("60", "--agents", "8", "--seed", "5", "--store", "sqlite", "redis", "kill-agent"))
                .isEqualTo(new Options(
                        Duration.ofSeconds(60), 8, 5, true, java.util.List.of(Kind.REDIS, Kind.KILL_AGENT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--agents 5 | --agents: 5 (expected: 6 or more)",
                "--agents many | --agents: many (expected: a whole number)",
                "--store mysql | --store: mysql (expected: postgres or sqlite)",
                "--speed 3 | --speed: unknown (expected: --agents, --seed or --store)",
                "0 | seconds: 0 (expected: 1 or more)",
                "earthquake | earthquake: no such fault (expected: kill-agent, "
            })
    void a_mistake_is_named(String arguments, String message) {
        assertThatThrownBy(() -> Options.of(arguments.split(" "))).hasMessageStartingWith(message);
    }
}
