package dev.mesh4j.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.runtime.heartbeat.Heartbeat.Action;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEBOUNCE = Duration.ofSeconds(1);
    private static final long START = Duration.ofDays(1).negated().toNanos();
    private static final RegisterAnswer ACCEPTED =
            new RegisterAnswer.Accepted(new RegistrationReply("success", null, null, null, null, null, null, null), "");
    private static final RegisterAnswer AWAY = new RegisterAnswer.Unavailable("HTTP 503");

    private final DoubleSupplier middle = () -> 0.5;
    private final Heartbeat heartbeat = new Heartbeat(INTERVAL, DEBOUNCE, middle, START);

    @Test
    void the_first_action_is_a_registration_at_once() {
        assertThat(heartbeat.action()).isEqualTo(Action.REGISTER);
        assertThat(heartbeat.pause(START)).isZero();
        assertThat(heartbeat.joined()).isFalse();
    }

    @Test
    void an_accepted_agent_has_joined_and_beats_after_an_interval() {
        heartbeat.registered(ACCEPTED, true, START);

        assertThat(heartbeat.joined()).isTrue();
        assertThat(heartbeat.action()).isEqualTo(Action.BEAT);
        assertThat(heartbeat.pause(START)).isEqualTo(INTERVAL);
        assertThat(heartbeat.pause(START + seconds(2))).isEqualTo(Duration.ofSeconds(3));
        assertThat(heartbeat.pause(START + seconds(9))).isZero();
    }

    @Test
    void beats_spread_evenly_over_a_tenth_around_the_interval() {
        Random random = new Random(42);
        Heartbeat jittered = new Heartbeat(INTERVAL, DEBOUNCE, random::nextDouble, START);
        LongSummaryStatistics millis = new LongSummaryStatistics();
        for (int i = 0; i < 10_000; i++) {
            jittered.beaten(new BeatAnswer.Unchanged(), true, START);
            millis.accept(jittered.pause(START).toMillis());
        }

        assertThat(millis.getMin()).isBetween(4500L, 4510L);
        assertThat(millis.getMax()).isBetween(5490L, 5500L);
        assertThat(millis.getAverage()).isBetween(4980.0, 5020.0);
    }

    @Test
    void a_registry_that_is_away_is_asked_with_doubling_pauses_up_to_the_interval() {
        Heartbeat longest = new Heartbeat(INTERVAL, DEBOUNCE, () -> Math.nextDown(1.0), START);
        Heartbeat shortest = new Heartbeat(INTERVAL, DEBOUNCE, () -> 0.0, START);
        long[] ceilings = {500, 1000, 2000, 4000, 5000, 5000, 5000};
        for (long ceiling : ceilings) {
            longest.registered(AWAY, true, START);
            shortest.registered(AWAY, true, START);
            assertThat(longest.pause(START).toMillis()).isBetween(ceiling - 1, ceiling);
            assertThat(shortest.pause(START).toMillis()).isEqualTo(ceiling / 2);
        }
    }

    @Test
    void a_long_outage_never_overflows_the_pause() {
        for (int i = 0; i < 200; i++) {
            heartbeat.beaten(new BeatAnswer.Unavailable("down"), true, START);
            assertThat(heartbeat.pause(START)).isBetween(Duration.ofMillis(250), INTERVAL);
        }
    }

    @Test
    void a_registry_that_knew_the_agent_is_asked_once_an_interval_at_random() {
        Random random = new Random(42);
        Heartbeat known = new Heartbeat(INTERVAL, DEBOUNCE, random::nextDouble, START);
        known.registered(ACCEPTED, true, START);
        LongSummaryStatistics millis = new LongSummaryStatistics();
        for (int i = 0; i < 10_000; i++) {
            known.begin(START);
            known.beaten(new BeatAnswer.Unavailable("down"), true, START);
            millis.accept(known.pause(START).toMillis());
        }

        assertThat(millis.getMin()).isBetween(2500L, 2520L);
        assertThat(millis.getMax()).isBetween(7480L, 7500L);
        assertThat(millis.getAverage()).isBetween(4950.0, 5050.0);
    }

    @Test
    void a_beat_that_took_long_to_fail_is_followed_soon() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.begin(START + seconds(5));
        heartbeat.beaten(new BeatAnswer.Unavailable("timed out"), true, START + seconds(10));

        assertThat(heartbeat.pause(START + seconds(10))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void an_incomplete_agent_beats_fast_for_its_first_15_seconds_only() {
        heartbeat.registered(ACCEPTED, false, START);
        assertThat(heartbeat.pause(START)).isEqualTo(Duration.ofMillis(250));

        long almost = START + seconds(15) - 1;
        heartbeat.beaten(new BeatAnswer.Unchanged(), false, almost);
        assertThat(heartbeat.pause(almost)).isEqualTo(Duration.ofMillis(250));

        long over = START + seconds(15);
        heartbeat.beaten(new BeatAnswer.Unchanged(), false, over);
        assertThat(heartbeat.pause(over)).isEqualTo(INTERVAL);
    }

    @Test
    void a_complete_agent_never_beats_fast() {
        heartbeat.registered(ACCEPTED, false, START);
        heartbeat.beaten(new BeatAnswer.Unchanged(), true, START);

        assertThat(heartbeat.pause(START)).isEqualTo(INTERVAL);
    }

    @Test
    void the_fast_phase_is_never_slower_than_the_interval() {
        Heartbeat quick = new Heartbeat(Duration.ofMillis(50), DEBOUNCE, middle, START);
        quick.registered(ACCEPTED, false, START);

        assertThat(quick.pause(START)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void a_change_is_fetched_at_once_and_the_agent_stays_joined() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.beaten(new BeatAnswer.Changed(), true, START + seconds(5));

        assertThat(heartbeat.action()).isEqualTo(Action.REGISTER);
        assertThat(heartbeat.pause(START + seconds(5))).isZero();
        assertThat(heartbeat.joined()).isTrue();
    }

    @Test
    void an_unknown_agent_registers_again_at_once_and_is_not_joined_until_then() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.beaten(new BeatAnswer.Unknown(), true, START + seconds(5));

        assertThat(heartbeat.action()).isEqualTo(Action.REGISTER);
        assertThat(heartbeat.pause(START + seconds(5))).isZero();
        assertThat(heartbeat.joined()).isFalse();

        heartbeat.registered(ACCEPTED, true, START + seconds(5));
        assertThat(heartbeat.joined()).isTrue();
    }

    @Test
    void a_registry_that_cannot_tell_changes_nothing_but_the_pace() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.beaten(new BeatAnswer.Unavailable("HTTP 503"), true, START);

        assertThat(heartbeat.action()).isEqualTo(Action.BEAT);
        assertThat(heartbeat.joined()).isTrue();
        assertThat(heartbeat.pause(START)).isEqualTo(INTERVAL);
    }

    @Test
    void a_rejected_registration_is_tried_again_much_later() {
        heartbeat.registered(new RegisterAnswer.Rejected(400, "tools: []"), true, START);

        assertThat(heartbeat.action()).isEqualTo(Action.REGISTER);
        assertThat(heartbeat.joined()).isFalse();
        assertThat(heartbeat.pause(START)).isEqualTo(INTERVAL.multipliedBy(6));
    }

    @Test
    void a_refresh_makes_a_registration_due_at_once() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.refresh(START + seconds(1));

        assertThat(heartbeat.action()).isEqualTo(Action.REGISTER);
        assertThat(heartbeat.pause(START + seconds(1))).isZero();
        assertThat(heartbeat.joined()).isTrue();
    }

    @Test
    void a_change_is_registered_after_the_debounce_delay() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.changed(START + seconds(1));

        assertThat(heartbeat.pause(START + seconds(1))).isEqualTo(DEBOUNCE);
        assertThat(heartbeat.pause(START + seconds(2))).isZero();
        assertThat(heartbeat.begin(START + seconds(2))).isEqualTo(Action.REGISTER);
        heartbeat.registered(ACCEPTED, true, START + seconds(2));
        assertThat(heartbeat.pause(START + seconds(2))).as("told").isEqualTo(INTERVAL);
    }

    @Test
    void further_changes_join_the_same_registration() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.changed(START);
        heartbeat.changed(START + millis(900));

        assertThat(heartbeat.pause(START + millis(900))).isEqualTo(DEBOUNCE);
    }

    @Test
    void endless_changes_are_registered_after_five_delays() {
        Heartbeat slow = new Heartbeat(Duration.ofHours(1), DEBOUNCE, middle, START);
        slow.registered(ACCEPTED, true, START);
        for (int i = 0; i <= 45; i++) {
            slow.changed(START + i * millis(100));
        }

        assertThat(slow.pause(START + millis(4500))).isEqualTo(Duration.ofMillis(500));
        assertThat(slow.begin(START + seconds(5))).isEqualTo(Action.REGISTER);
    }

    @Test
    void without_a_delay_a_change_is_registered_at_once() {
        Heartbeat hasty = new Heartbeat(INTERVAL, Duration.ZERO, middle, START);
        hasty.registered(ACCEPTED, true, START);
        hasty.changed(START + 1);

        assertThat(hasty.pause(START + 1)).isZero();
        assertThat(hasty.begin(START + 1)).isEqualTo(Action.REGISTER);
    }

    @Test
    void a_beat_that_is_due_before_goes_first() {
        heartbeat.registered(ACCEPTED, true, START);
        heartbeat.changed(START + millis(4500));

        assertThat(heartbeat.pause(START + millis(4500))).isEqualTo(Duration.ofMillis(500));
        assertThat(heartbeat.begin(START + seconds(5))).isEqualTo(Action.BEAT);
        heartbeat.beaten(new BeatAnswer.Unchanged(), true, START + seconds(5));
        assertThat(heartbeat.pause(START + seconds(5))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_registration_for_another_reason_takes_the_changes_along() {
        heartbeat.changed(START);
        assertThat(heartbeat.begin(START)).isEqualTo(Action.REGISTER);
        heartbeat.registered(ACCEPTED, true, START);

        assertThat(heartbeat.pause(START)).isEqualTo(INTERVAL);
    }

    @Test
    void a_change_while_a_registration_is_under_way_needs_another_one() {
        heartbeat.begin(START);
        heartbeat.changed(START);
        heartbeat.registered(ACCEPTED, true, START);

        assertThat(heartbeat.pause(START)).isEqualTo(DEBOUNCE);
    }

    @Test
    void a_change_does_not_shorten_the_back_off_but_is_told_when_it_ends() {
        heartbeat.registered(ACCEPTED, true, START);
        for (int i = 0; i < 5; i++) {
            heartbeat.beaten(new BeatAnswer.Unavailable("down"), true, START);
        }
        Duration backOff = heartbeat.pause(START);
        heartbeat.changed(START);

        assertThat(heartbeat.pause(START)).isEqualTo(backOff).isGreaterThan(DEBOUNCE);
        assertThat(heartbeat.begin(START + backOff.toNanos())).isEqualTo(Action.REGISTER);
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
