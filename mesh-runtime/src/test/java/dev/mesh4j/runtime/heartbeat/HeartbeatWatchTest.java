package dev.mesh4j.runtime.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.WatchEnd;
import dev.mesh4j.runtime.heartbeat.Heartbeat.Action;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an agent opens its watch. */
class HeartbeatWatchTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final WatchEnd BROKEN = new WatchEnd.Broken("reset");
    private static final RegisterAnswer ACCEPTED =
            new RegisterAnswer.Accepted(new RegistrationReply("success", null, null, null, null, null, null, null), "");

    private final Heartbeat heartbeat = new Heartbeat(INTERVAL, Duration.ZERO, () -> 0.5, 0, true);

    @Test
    void it_is_opened_as_soon_as_the_agent_has_joined() {
        assertThat(heartbeat.begin(0)).isEqualTo(Action.REGISTER);
        heartbeat.registered(ACCEPTED, true, 0);

        assertThat(heartbeat.pause(0)).isZero();
        assertThat(heartbeat.begin(0)).isEqualTo(Action.WATCH);
        assertThat(heartbeat.pause(0)).isEqualTo(INTERVAL);
    }

    @Test
    void one_without_watch_only_beats() {
        Heartbeat without = new Heartbeat(INTERVAL, Duration.ZERO, () -> 0.5, 0, false);
        without.begin(0);
        without.registered(ACCEPTED, true, 0);

        assertThat(without.pause(0)).isEqualTo(INTERVAL);
        assertThat(without.begin(seconds(5))).isEqualTo(Action.BEAT);
    }

    @Test
    void opening_it_counts_as_a_beat() {
        watching(seconds(3));

        assertThat(heartbeat.pause(seconds(3))).isEqualTo(INTERVAL);
        assertThat(heartbeat.begin(seconds(8))).isEqualTo(Action.BEAT);
    }

    @Test
    void one_that_is_open_is_not_opened_again() {
        watching(0);
        for (int second = 5; second < 60; second += 5) {
            assertThat(heartbeat.begin(seconds(second))).isEqualTo(Action.BEAT);
            heartbeat.beaten(new BeatAnswer.Unchanged(), true, seconds(second));
        }
    }

    @Test
    void one_that_broke_takes_the_place_of_the_next_beat_at_any_moment_of_an_interval() {
        LongSummaryStatistics millis = new LongSummaryStatistics();
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Heartbeat agent = new Heartbeat(INTERVAL, Duration.ZERO, random::nextDouble, 0, true);
            agent.begin(0);
            agent.registered(ACCEPTED, true, 0);
            agent.begin(0);
            agent.watching(0);
            agent.watched(BROKEN, seconds(60));
            long pause = agent.pause(seconds(60)).toNanos();
            millis.accept(pause / 1_000_000);
            assertThat(agent.begin(seconds(60) + pause)).isEqualTo(Action.WATCH);
            assertThat(agent.pause(seconds(60) + pause).toMillis()).isBetween(4500L, 5500L);
        }

        assertThat(millis.getMin()).isLessThan(10);
        assertThat(millis.getMax()).isBetween(4990L, 5000L);
        assertThat(millis.getAverage()).isBetween(2450.0, 2550.0);
    }

    @Test
    void one_that_breaks_again_and_again_is_opened_once_an_interval() {
        watching(0);
        heartbeat.watched(BROKEN, 0);

        assertThat(heartbeat.pause(0)).isEqualTo(INTERVAL);
    }

    @Test
    void one_that_cannot_be_opened_waits_for_a_beat_to_be_answered() {
        watching(0);
        heartbeat.watched(BROKEN, seconds(60));
        assertThat(heartbeat.begin(seconds(63))).isEqualTo(Action.WATCH);
        heartbeat.watched(BROKEN, seconds(63));

        assertThat(heartbeat.pause(seconds(63))).isEqualTo(INTERVAL);
        assertThat(heartbeat.begin(seconds(68))).isEqualTo(Action.BEAT);
        heartbeat.beaten(new BeatAnswer.Unavailable("away"), true, seconds(68));
        assertThat(heartbeat.begin(seconds(73))).isEqualTo(Action.BEAT);
        heartbeat.beaten(new BeatAnswer.Unchanged(), true, seconds(73));
        assertThat(heartbeat.begin(seconds(78))).isEqualTo(Action.WATCH);
    }

    @Test
    void an_agent_that_its_watch_does_not_know_registers_at_once_and_watches_in_place_of_a_beat() {
        watching(0);
        heartbeat.watched(BROKEN, seconds(60));
        heartbeat.begin(seconds(63));
        heartbeat.watched(new WatchEnd.Unknown(), seconds(63));

        assertThat(heartbeat.joined()).isFalse();
        assertThat(heartbeat.pause(seconds(63))).isZero();
        assertThat(heartbeat.begin(seconds(63))).isEqualTo(Action.REGISTER);
        heartbeat.registered(ACCEPTED, true, seconds(63));
        assertThat(heartbeat.pause(seconds(63))).isEqualTo(INTERVAL);
        assertThat(heartbeat.begin(seconds(68))).isEqualTo(Action.WATCH);
    }

    @Test
    void an_agent_that_a_beat_does_not_know_opens_another_watch() {
        watching(0);
        heartbeat.begin(seconds(5));
        heartbeat.beaten(new BeatAnswer.Unknown(), true, seconds(5));
        assertThat(heartbeat.begin(seconds(5))).isEqualTo(Action.REGISTER);
        heartbeat.registered(ACCEPTED, true, seconds(5));

        assertThat(heartbeat.begin(seconds(10))).isEqualTo(Action.WATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 501})
    void a_registry_without_watches_is_not_asked_again_until_the_agent_registers_anew(int status) {
        heartbeat.begin(0);
        heartbeat.registered(ACCEPTED, true, 0);
        heartbeat.begin(0);
        heartbeat.watched(new WatchEnd.NotServed(status), 0);

        for (int second = 5; second < 600; second += 5) {
            assertThat(heartbeat.pause(seconds(second))).isZero();
            assertThat(heartbeat.begin(seconds(second))).isEqualTo(Action.BEAT);
            heartbeat.beaten(new BeatAnswer.Unchanged(), true, seconds(second));
        }
        heartbeat.beaten(new BeatAnswer.Unknown(), true, seconds(600));
        heartbeat.begin(seconds(600));
        heartbeat.registered(ACCEPTED, true, seconds(600));
        assertThat(heartbeat.begin(seconds(605))).isEqualTo(Action.WATCH);
    }

    @Test
    void a_registry_without_room_is_asked_again_when_it_says_so() {
        heartbeat.begin(0);
        heartbeat.registered(ACCEPTED, true, 0);
        heartbeat.begin(0);
        heartbeat.watched(new WatchEnd.Busy(503, Duration.ofSeconds(30), "too many"), 0);

        assertThat(heartbeat.begin(seconds(30))).isEqualTo(Action.BEAT);
        heartbeat.beaten(new BeatAnswer.Unchanged(), true, seconds(30));
        assertThat(heartbeat.begin(seconds(45))).isEqualTo(Action.WATCH);
    }

    @Test
    void a_registry_that_goes_on_without_room_is_asked_ever_more_rarely() {
        heartbeat.begin(0);
        heartbeat.registered(ACCEPTED, true, 0);
        int attempts = 0;
        for (int second = 0; second < 600; second += 5) {
            if (heartbeat.begin(seconds(second)) == Action.WATCH) {
                heartbeat.watched(new WatchEnd.Busy(503, Duration.ZERO, "too many"), seconds(second));
                attempts++;
            } else {
                heartbeat.beaten(new BeatAnswer.Unchanged(), true, seconds(second));
            }
        }

        assertThat(attempts).isBetween(5, 15);
    }

    @Test
    void a_beat_that_the_watch_took_the_place_of_is_made_up_for_when_there_is_no_room() {
        watching(0);
        heartbeat.watched(new WatchEnd.Drained(), seconds(60));
        heartbeat.begin(seconds(63));
        heartbeat.watched(new WatchEnd.Busy(503, Duration.ofSeconds(30), "too many"), seconds(63));

        assertThat(heartbeat.pause(seconds(63))).isLessThan(INTERVAL);
        assertThat(heartbeat.begin(seconds(66))).isEqualTo(Action.BEAT);
    }

    private void watching(long now) {
        heartbeat.begin(now);
        heartbeat.registered(ACCEPTED, true, now);
        assertThat(heartbeat.begin(now)).isEqualTo(Action.WATCH);
        heartbeat.watching(now);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
