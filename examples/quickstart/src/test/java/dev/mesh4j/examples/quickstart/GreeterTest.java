package dev.mesh4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

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
}
