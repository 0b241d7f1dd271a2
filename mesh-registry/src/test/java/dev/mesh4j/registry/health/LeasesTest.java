package dev.mesh4j.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeasesTest {

    private final Leases leases = new Leases(Duration.ofNanos(100));

    @ParameterizedTest(name = "granted at 0, asked at {0}")
    @CsvSource({"0, true", "99, true", "100, true", "101, false", "5000, false"})
    void a_lease_can_be_renewed_until_it_ends(long now, boolean renewed) {
        leases.grant("a", 0);

        assertThat(leases.renew("a", now)).isEqualTo(renewed);
    }

    @Test
    void a_renewed_lease_lasts_from_the_renewal() {
        leases.grant("a", 0);
        leases.renew("a", 90);

        assertThat(leases.takeEnded(190)).isEmpty();
        assertThat(leases.takeEnded(191)).containsExactly("a");
    }

    @Test
    void renewal_revives_no_ended_lease_even_before_it_is_taken() {
        leases.grant("a", 0);

        assertThat(leases.renew("a", 101)).isFalse();
        assertThat(leases.renew("a", 102)).isFalse();
        assertThat(leases.takeEnded(103)).containsExactly("a");
        assertThat(leases.renew("a", 103)).isFalse();
    }

    @Test
    void renewal_gives_an_unknown_agent_no_lease() {
        assertThat(leases.renew("stranger", 0)).isFalse();
        assertThat(leases.takeEnded(Long.MAX_VALUE / 2)).isEmpty();
    }

    @Test
    void a_new_grant_revives() {
        leases.grant("a", 0);
        leases.takeEnded(101);
        leases.grant("a", 101);

        assertThat(leases.renew("a", 150)).isTrue();
        assertThat(leases.takeEnded(200)).isEmpty();
    }

    @Test
    void an_ended_lease_is_taken_once_and_only_it() {
        leases.grant("early", 0);
        leases.grant("late", 50);

        assertThat(leases.takeEnded(120)).containsExactly("early");
        assertThat(leases.takeEnded(120)).isEmpty();
        assertThat(leases.takeEnded(151)).containsExactly("late");
    }

    @Test
    void an_agent_that_left_never_expires() {
        leases.grant("a", 0);
        leases.end("a");
        leases.end("a");

        assertThat(leases.takeEnded(10_000)).isEmpty();
        assertThat(leases.renew("a", 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 50, Long.MIN_VALUE, -50, 0})
    void the_overflow_of_the_clock_ends_no_lease_early_or_late(long start) {
        leases.grant("a", start);

        assertThat(leases.takeEnded(start + 100)).isEmpty();
        assertThat(leases.renew("a", start + 100)).isTrue();
        assertThat(leases.takeEnded(start + 200)).isEmpty();
        assertThat(leases.takeEnded(start + 201)).containsExactly("a");
    }

    @Test
    void renewals_that_race_with_the_sweep_are_either_refused_or_kept() throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            Leases raced = new Leases(Duration.ofNanos(100));
            raced.grant("a", 0);
            boolean[] renewed = new boolean[1];
            Thread beat = Thread.ofVirtual().start(() -> renewed[0] = raced.renew("a", 100));
            boolean taken = raced.takeEnded(101).contains("a");
            beat.join();

            // renewed before the sweep looked: it stays; else the sweep took it and the beat is told so
            assertThat(renewed[0]).isNotEqualTo(taken);
        }
    }
}
