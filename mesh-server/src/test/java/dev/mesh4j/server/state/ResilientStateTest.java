package dev.mesh4j.server.state;

import static dev.mesh4j.server.state.SharedStateContract.LONG;
import static dev.mesh4j.server.state.SharedStateContract.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis is killed, restarted and stopped in the middle: no call fails, and Redis is used again when it is back. */
class ResilientStateTest {

    private RedisServer redis;
    private SharedState state;
    private StateGroup sessions;

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.start();
        state = resilient();
        sessions = state.group("sessions");
    }

    @AfterEach
    void stop() throws Exception {
        if (redis != null) {
            state.close();
            redis.close();
        }
    }

    @Test
    void it_says_which_store_is_in_use() throws Exception {
        assertThat(state.store()).isEqualTo("redis");
        assertThat(state.isShared()).isTrue();

        redis.kill();
        sessions.get("s1");

        assertThat(state.store()).isEqualTo("memory (redis away)");
        assertThat(state.isShared()).isFalse();
        redis.restart();
        awaitRedis();
        assertThat(state.isShared()).isTrue();
    }

    @Test
    void what_was_written_to_redis_is_read_and_compared_in_memory() {
        Entry entry = sessions.put("s1", "one", LONG);
        redis.kill();

        assertThat(sessions.get("s1")).contains(entry);
        assertThat(sessions.compareAndSet(entry, "two", LONG).written()).isTrue();
        assertThat(sessions.compareAndSet(entry, "three", LONG).written()).isFalse();
        assertThat(sessions.get("s1").orElseThrow().value()).isEqualTo("two");
    }

    @Test
    void what_was_written_to_memory_is_taken_to_redis() throws Exception {
        Entry entry = sessions.put("s1", "one", LONG);
        Entry ended = sessions.put("s2", "ended", LONG);
        redis.pause();
        try {
            assertThat(sessions.compareAndSet(entry, "two", LONG).written()).isTrue();
            sessions.put("s3", "new", LONG);
            sessions.delete(ended);
        } finally {
            redis.resume();
        }
        awaitRedis();

        try (SharedState other = plain()) {
            StateGroup seen = other.group("sessions");
            assertThat(seen.get("s1").orElseThrow().value()).isEqualTo("two");
            assertThat(seen.get("s3").orElseThrow().value()).isEqualTo("new");
            assertThat(seen.get("s2")).isEmpty();
        }
        assertThat(sessions.get("s1").orElseThrow().value()).isEqualTo("two");
    }

    @Test
    void what_another_process_wrote_meanwhile_counts() throws Exception {
        Entry entry = sessions.put("s1", "one", LONG);
        redis.pause();
        sessions.compareAndSet(entry, "ours", LONG);
        sessions.put("s2", "ours", LONG);
        redis.resume();
        try (SharedState other = plain()) {
            other.group("sessions").put("s1", "theirs", LONG);
            other.group("sessions").put("s2", "theirs", LONG);
        }
        awaitRedis();

        assertThat(List.of(sessions.get("s1"), sessions.get("s2")))
                .allMatch(found -> found.orElseThrow().value().equals("theirs"));
    }

    @Test
    void a_redis_that_lost_its_memory_is_told_again() throws Exception {
        sessions.put("s1", "one", LONG);
        redis.kill();
        sessions.get("s1");
        redis.restart();
        awaitRedis();

        try (SharedState other = plain()) {
            assertThat(other.group("sessions").get("s1").orElseThrow().value()).isEqualTo("one");
        }
    }

    @Test
    void a_loss_that_nobody_noticed_is_noticed_by_the_first_who_misses_something() throws Exception {
        sessions.put("s1", "one", LONG);
        sessions.put("s2", "two", LONG);
        redis.kill();
        redis.restart();

        assertThat(sessions.get("s1").orElseThrow().value()).isEqualTo("one");
        awaitRedis();
        assertThat(sessions.get("s2").orElseThrow().value()).isEqualTo("two");
    }

    @Test
    void a_loss_that_nobody_noticed_is_noticed_by_a_write_too() throws Exception {
        Entry one = sessions.put("s1", "one", LONG);
        sessions.put("s2", "two", LONG);
        redis.kill();
        redis.restart();
        assertThat(sessions.compareAndSet(one, "more", LONG).written()).isTrue();
        awaitRedis();
        redis.kill();
        redis.restart();

        assertThat(sessions.touch("s2", LONG)).isTrue();
        awaitRedis();
        assertThat(sessions.get("s1").orElseThrow().value()).isEqualTo("more");
    }

    @Test
    void what_another_process_ended_stays_ended() {
        sessions.put("s1", "one", LONG);
        try (SharedState other = plain()) {
            other.group("sessions").delete("s1");
        }

        assertThat(sessions.get("s1")).isEmpty();
        assertThat(state.store()).isEqualTo("redis");
    }

    @Test
    void messages_are_heard_here_while_redis_is_away_and_once_when_it_is_there() throws Exception {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        sessions.subscribe(heard::add);
        redis.kill();
        sessions.publish("away");
        redis.restart();
        awaitRedis();
        try (SharedState other = plain()) {
            await().untilAsserted(() -> {
                other.group("sessions").publish("back");
                assertThat(heard).contains("away", "back");
            });
        }
    }

    @Test
    void no_call_fails_while_redis_is_killed_and_restarted_under_load() throws Exception {
        for (int i = 0; i < 16; i++) {
            sessions.put("n" + i, "0", LONG);
        }
        AtomicInteger failures = new AtomicInteger();
        Thread killer = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 4; i++) {
                redis.kill();
                await().until(() -> !state.isShared());
                restart();
                awaitRedis();
            }
        });
        List<Integer> counted = together(16, i -> {
            int count = 0;
            while (killer.isAlive()) {
                count += plusOne("n" + i, failures);
            }
            return count;
        });
        killer.join();

        assertThat(failures).hasValue(0);
        for (int i = 0; i < 16; i++) {
            assertThat(sessions.get("n" + i).orElseThrow().value()).isEqualTo("" + counted.get(i));
        }
    }

    @Test
    void a_closed_state_looks_for_redis_no_more() {
        redis.kill();
        sessions.get("s1");
        state.close();

        assertThatThrownBy(() -> sessions.get("s1")).isInstanceOf(SharedStateException.class);
        assertThat(state.store()).isEqualTo("memory (redis away)");
    }

    private int plusOne(String key, AtomicInteger failures) {
        try {
            Entry entry = sessions.get(key).orElseThrow();
            String next = "" + (Integer.parseInt(entry.value()) + 1);
            return sessions.compareAndSet(entry, next, LONG).written() ? 1 : 0;
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            return 0;
        }
    }

    private void restart() {
        try {
            redis.restart();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Redis does not start", e);
        }
    }

    private void awaitRedis() {
        await().until(() -> state.store().equals("redis"));
    }

    private SharedState plain() {
        return new RedisState(RedisConfig.of(redis.uri(), "mesh4j"));
    }

    private SharedState resilient() {
        return new ResilientState(
                new RedisState(RedisConfig.of(redis.uri(), "mesh4j").withTimeout(Duration.ofMillis(300))),
                new MemoryState(Clock.systemUTC(), 1_000, 4L << 20),
                new Random(1));
    }
}
