package dev.mesh4j.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.health.Leases.Silence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelfPreservationTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration SWEEP = LEASE.dividedBy(15);

    private final SelfPreservation preservation = new SelfPreservation(LEASE);
    private long now;

    @ParameterizedTest(name = "{0} of {1} silent: preserves {2}")
    @CsvSource({
        "0, 100, false",
        "9, 9, false",
        "9, 12, false",
        "10, 10, true",
        "10, 30, true",
        "10, 31, false",
        "333, 1000, false",
        "334, 1000, true"
    })
    void it_begins_with_ten_agents_and_a_third_of_all(int silent, int live, boolean preserves) {
        assertThat(ask(silent, live).isPresent()).isEqualTo(preserves);
    }

    @Test
    void it_says_how_many_fell_silent() {
        assertThat(ask(40, 100).orElseThrow()).startsWith("40 of 100 agents fell silent together");
    }

    @Test
    void it_ends_when_the_agents_are_back() {
        assertThat(ask(50, 100)).isPresent();
        assertThat(ask(20, 100)).isEmpty();
    }

    @Test
    void it_ends_by_itself_after_two_leases_and_stays_ended_for_those_agents() {
        Duration active = Duration.ZERO;
        while (ask(50, 100).isPresent()) {
            active = active.plus(SWEEP);
        }

        assertThat(active)
                .isBetween(LEASE.multipliedBy(2), LEASE.multipliedBy(2).plus(SWEEP.multipliedBy(2)));
        assertThat(ask(50, 100)).isEmpty();
    }

    @Test
    void it_begins_again_for_the_next_silence() {
        while (ask(50, 100).isPresent()) {
            assertThat(now).isLessThan(LEASE.multipliedBy(3).toNanos());
        }
        ask(0, 50);

        assertThat(ask(50, 100)).isPresent();
    }

    @Test
    void a_registry_that_stood_still_gives_everybody_one_lease() {
        assertThat(ask(0, 2)).isEmpty();
        now += LEASE.multipliedBy(2).toNanos();

        assertThat(ask(1, 2).orElseThrow()).contains("stood still");
        Duration active = Duration.ZERO;
        while (ask(1, 2).isPresent()) {
            active = active.plus(SWEEP);
        }
        assertThat(active).isBetween(LEASE.minus(SWEEP.multipliedBy(2)), LEASE.plus(SWEEP));
    }

    private Optional<String> ask(int silent, int live) {
        now += SWEEP.toNanos();
        return preservation.reason(new Silence(List.of(), silent), live, now);
    }
}
