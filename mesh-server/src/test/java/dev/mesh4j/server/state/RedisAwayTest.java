package dev.mesh4j.server.state;

import static dev.mesh4j.server.state.SharedStateContract.LONG;
import static dev.mesh4j.server.state.SharedStateContract.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Redis is killed, restarted and stopped in the middle: calls fail fast, and everything comes back by itself. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class RedisAwayTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    /** The time-outs of connecting and of an answer, and a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(5);

    private RedisServer redis;
    private SharedState state;
    private StateGroup tasks;

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.start();
        state = new RedisState(RedisConfig.of(redis.uri(), "mesh4j").withTimeout(TIMEOUT));
        tasks = state.group("tasks");
    }

    @AfterEach
    void stop() throws Exception {
        if (redis != null) {
            state.close();
            redis.close();
        }
    }

    @Test
    void a_killed_redis_is_an_exception_that_names_it() {
        tasks.put("t1", "x", LONG);
        redis.kill();

        assertAllFailFast();
        assertThatThrownBy(() -> tasks.get("t1"))
                .hasMessageStartingWith("redis: " + redis.uri() + " as mesh4j does not serve: ")
                .hasMessageEndingWith("(expected: an answer within 300 ms)");
    }

    @Test
    void a_paused_redis_is_given_up_within_the_time_outs_and_serves_again() throws Exception {
        Entry entry = tasks.put("t1", "x", LONG);
        redis.pause();
        try {
            assertAllFailFast();
        } finally {
            redis.resume();
        }

        await().ignoreException(SharedStateException.class)
                .until(() -> tasks.get("t1").isPresent());
        assertThat(entry.value()).isEqualTo("x");
    }

    @Test
    void a_hundred_callers_of_a_paused_redis_wait_no_longer_than_one() throws Exception {
        redis.pause();
        long start = System.nanoTime();

        List<Boolean> failed = together(100, i -> {
            try {
                tasks.get("t1");
                return false;
            } catch (SharedStateException e) {
                return true;
            }
        });

        assertThat(failed).containsOnly(true);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    @Test
    void dead_pooled_connections_are_not_noticed_after_a_restart() throws Exception {
        together(16, i -> tasks.get("t" + i));
        redis.kill();
        redis.restart();

        assertThat(tasks.get("t1")).isEmpty();
        assertThat(tasks.putIfAbsent("t1", "x", LONG).written()).isTrue();
    }

    @Test
    void a_put_that_met_a_dead_connection_is_not_repeated_behind_the_callers_back() throws Exception {
        tasks.get("t1");
        redis.kill();
        redis.restart();

        assertThatThrownBy(() -> tasks.put("t1", "x", LONG)).isInstanceOf(SharedStateException.class);
        assertThat(tasks.put("t1", "x", LONG).value()).isEqualTo("x");
    }

    @Test
    void epochs_do_not_go_back_when_redis_lost_its_memory() throws Exception {
        long before = tasks.nextEpoch("t1");
        redis.kill();
        redis.restart();

        assertThat(tasks.nextEpoch("t1")).isGreaterThan(before);
    }

    @Test
    void a_subscription_survives_a_restart_and_says_that_messages_were_missed() throws Exception {
        Heard heard = new Heard();
        tasks.subscribe(heard);
        tasks.publish("before");
        await().untilAsserted(() -> assertThat(heard).containsExactly("before"));

        redis.kill();
        redis.restart();

        await().untilAsserted(() -> assertThat(heard).containsExactly("before", "(missed)"));
        tasks.publish("after");
        await().untilAsserted(() -> assertThat(heard).containsExactly("before", "(missed)", "after"));
    }

    @Test
    void a_subscription_may_be_made_before_redis_is_there() throws Exception {
        redis.kill();
        Heard heard = new Heard();
        tasks.subscribe(heard);

        redis.restart();

        await().untilAsserted(() -> assertThat(heard).containsExactly("(missed)"));
        tasks.publish("after");
        await().untilAsserted(() -> assertThat(heard).containsExactly("(missed)", "after"));
    }

    @Test
    void a_subscription_to_a_redis_that_hangs_is_made_anew() throws Exception {
        Heard heard = new Heard();
        tasks.subscribe(heard);
        redis.pause();
        // the pings are not answered for ten time-outs
        await().during(Duration.ofMillis(3500)).until(() -> true);
        redis.resume();

        await().untilAsserted(() -> assertThat(heard).containsExactly("(missed)"));
    }

    private void assertAllFailFast() {
        Entry entry = new Entry("t1", "x", "0".repeat(36));
        for (Runnable call : List.<Runnable>of(
                () -> tasks.get("t1"),
                () -> tasks.put("t1", "y", LONG),
                () -> tasks.putIfAbsent("t1", "y", LONG),
                () -> tasks.compareAndSet(entry, "y", LONG),
                () -> tasks.delete("t1"),
                () -> tasks.delete(entry),
                () -> tasks.touch("t1", LONG),
                () -> tasks.touch(entry, LONG),
                () -> tasks.nextEpoch("t1"),
                () -> tasks.publish("t1"))) {
            long start = System.nanoTime();
            assertThatThrownBy(call::run).isInstanceOf(SharedStateException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
        }
    }

    private static final class Heard extends ConcurrentLinkedQueue<String> implements StateListener {

        @Override
        public void message(String message) {
            add(message);
        }

        @Override
        public void missed() {
            add("(missed)");
        }
    }
}
