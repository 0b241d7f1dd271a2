package dev.mesh4j.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTimeTest {

    private static final long MILLI = 1_000_000;

    @Test
    void it_is_over_when_the_milliseconds_have_passed() {
        CallerTime time = CallerTime.read("250", 100);

        assertThat(time.isOver(100 + 250 * MILLI - 1)).isFalse();
        assertThat(time.isOver(100 + 250 * MILLI)).isTrue();
    }

    @Test
    void it_holds_where_the_clock_turns_over() {
        CallerTime time = CallerTime.read("9999999999", Long.MAX_VALUE - 5);

        assertThat(time.isOver(Long.MAX_VALUE)).isFalse();
        assertThat(time.isOver(Long.MIN_VALUE)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "-1", "1.5", "1s", "99999999999", " 1", "\u0661", "0x1"})
    void whatever_else_is_said_is_as_if_it_were_not(String header) {
        assertThat(CallerTime.read(header, 0).isOver(Long.MAX_VALUE)).isFalse();
    }
}
