package dev.mesh4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    private final Clock clock = new Clock(InstantSource.fixed(Instant.parse("2026-11-21T09:30:00.123Z")));

    @ParameterizedTest
    @CsvSource({
        "UTC,              2026-11-21T09:30:00Z",
        "Europe/Berlin,    2026-11-21T10:30:00+01:00",
        "America/New_York, 2026-11-21T04:30:00-05:00",
        "+02:00,           2026-11-21T11:30:00+02:00"
    })
    void the_time_is_told_in_the_zone_that_was_asked_for(String zone, String expected) {
        assertThat(clock.now(zone)).isEqualTo(expected);
    }

    @Test
    void an_unknown_zone_is_named_beside_what_was_expected() {
        assertThatThrownBy(() -> clock.now("Mars/Olympus"))
                .hasMessage("zone: Mars/Olympus (expected: a time zone, such as UTC, +02:00 or Europe/Berlin)");
    }
}
