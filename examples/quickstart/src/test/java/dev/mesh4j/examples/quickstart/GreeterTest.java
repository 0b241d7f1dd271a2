package dev.mesh4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.runtime.DependencyUnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreeterTest {

    private final Greeter greeter = new Greeter();

    @Test
    void alone_it_greets_without_the_time() {
        assertThat(greeter.greet("Ada", Optional.empty()).text()).isEqualTo("Hello, Ada!");
    }

    @Test
    void with_a_clock_it_also_tells_the_time() {
        assertThat(greeter.greet("Ada", Optional.of(zone -> "2026-11-21T09:30:00Z"))
                        .text())
                .isEqualTo("Hello, Ada! It is 2026-11-21T09:30:00Z.");
    }

    @Test
    void with_a_clock_that_left_a_moment_ago_it_greets_as_if_alone() {
        Greeter.TimeService gone = zone -> {
            throw new DependencyUnavailableException("time_service", "nobody offers it");
        };

        assertThat(greeter.greet("Ada", Optional.of(gone)).text()).isEqualTo("Hello, Ada!");
    }
}
