package dev.mesh4j.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.registry.health.Leases.Silence;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalLeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(15);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Leases leases = new LocalLeases(LEASE, now::get);

    @Test
    void a_lease_lasts_for_its_time_and_no_longer() {
        leases.renew("a");
        pass(LEASE);
        assertThat(leases.hasLapsed("a")).isFalse();
        assertThat(leases.silence().lapsed()).isEmpty();

        pass(Duration.ofNanos(1));

        assertThat(leases.hasLapsed("a")).isTrue();
        assertThat(leases.silence()).isEqualTo(new Silence(java.util.List.of("a"), 1));
    }

    @Test
    void a_sign_of_life_begins_it_anew_even_after_it_lapsed() {
        leases.renew("a");
        pass(LEASE.multipliedBy(2));
        leases.renew("a");

        assertThat(leases.hasLapsed("a")).isFalse();
        assertThat(leases.silence()).isEqualTo(Silence.NONE);
    }

    @Test
    void an_agent_that_is_forgotten_never_lapses() {
        leases.renew("a");
        leases.end("a");
        pass(LEASE.multipliedBy(2));

        assertThat(leases.hasLapsed("a")).isFalse();
        assertThat(leases.hasLapsed("never-there")).isFalse();
        assertThat(leases.silence()).isEqualTo(Silence.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void two_thirds_of_a_lease_in_silence_are_late(long more) {
        leases.renew("a");
        leases.renew("b");
        pass(LEASE.dividedBy(3));
        leases.renew("b");
        pass(LEASE.dividedBy(3).plusNanos(more));

        assertThat(leases.silence().late()).isEqualTo((int) more);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
