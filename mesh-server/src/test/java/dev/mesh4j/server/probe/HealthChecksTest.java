package dev.mesh4j.server.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HealthChecksTest {

    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration SHORT = Duration.ofMillis(5);

    private final Queue<Health> changes = new ConcurrentLinkedQueue<>();
    private final HealthChecks checks = new HealthChecks(this::changed);
    private final AtomicInteger asked = new AtomicInteger();

    private void changed() {
        changes.addAll(checks.healths().values());
    }

    @AfterEach
    void stop() {
        checks.close();
    }

    @Test
    void until_there_is_an_answer_the_first_word_counts() {
        checks.add(check(LONG, LONG, Health::healthy));

        assertThat(checks.healths()).containsOnly(java.util.Map.entry("db", Health.unhealthy("not asked yet")));
    }

    @Test
    void a_change_is_told_once() throws Exception {
        List<Health> answers = List.of(
                Health.healthy(),
                Health.healthy(),
                Health.unhealthy("down"),
                Health.unhealthy("down"),
                Health.healthy());
        checks.add(check(SHORT, LONG, () -> answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1))));
        checks.start();
        await().until(() -> asked.get() > answers.size());

        assertThat(changes).containsExactly(Health.healthy(), Health.unhealthy("down"), Health.healthy());
    }

    @Test
    void an_answer_counts_for_its_time_to_live() throws Exception {
        checks.add(check(LONG, LONG, () -> Health.healthy("answer " + asked.incrementAndGet())));
        checks.start();

        assertThat(checks.awaitAnswers(LONG)).isTrue();
        assertThat(checks.healths()).containsEntry("db", Health.healthy("answer 1"));
        assertThat(checks.healths()).containsEntry("db", Health.healthy("answer 1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void one_that_throws_has_failed() throws Exception {
        checks.add(check(LONG, LONG, () -> {
            throw new java.io.IOException("connection refused");
        }));
        checks.add(new Check("heap", LONG, LONG, Health.healthy(), Health.Status.DEGRADED, () -> {
            throw new OutOfMemoryError();
        }));
        checks.start();

        assertThat(checks.awaitAnswers(LONG)).isTrue();
        assertThat(checks.healths())
                .containsEntry("db", Health.unhealthy("connection refused"))
                .containsEntry("heap", Health.degraded("OutOfMemoryError"));
    }

    @Test
    void one_that_hangs_has_failed_and_piles_up_no_threads() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        checks.add(check(SHORT, Duration.ofMillis(50), () -> {
            asked.incrementAndGet();
            while (hang.getCount() > 0) {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                }
            }
            return Health.healthy();
        }));
        checks.start();
        await().until(() -> interrupted.get() == 1);

        assertThat(checks.healths()).containsEntry("db", Health.unhealthy("no answer within 50 ms"));
        assertThat(asked).hasValue(1);
        hang.countDown();
        await().until(() -> checks.healths().containsValue(Health.healthy()));
    }

    @Test
    void one_that_hangs_does_not_hold_up_another() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        checks.add(check(SHORT, LONG, () -> {
            hang.await();
            return Health.healthy();
        }));
        checks.add(new Check("other", SHORT, LONG, Health.healthy(), Health.Status.UNHEALTHY, () -> {
            asked.incrementAndGet();
            return Health.healthy();
        }));
        checks.start();

        await().until(() -> asked.get() > 3);
        assertThat(checks.awaitAnswers(Duration.ZERO)).isFalse();
        hang.countDown();
    }

    @Test
    void a_question_is_asked_on_a_thread_of_its_own() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        checks.add(check(SHORT, LONG, () -> {
            threads.add(Thread.currentThread());
            return Health.healthy();
        }));
        checks.start();
        await().until(() -> threads.size() > 1);

        assertThat(threads).doesNotHaveDuplicates().doesNotContain(Thread.currentThread());
        assertThat(threads).allMatch(Thread::isVirtual);
    }

    @Test
    void one_can_come_and_go_and_no_two_share_a_name() throws Exception {
        checks.start();
        HealthChecks.Handle handle = checks.add(check(SHORT, LONG, () -> Health.unhealthy("down")));
        await().until(() -> checks.healths().containsValue(Health.unhealthy("down")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> checks.add(check(SHORT, LONG, Health::healthy)))
                .withMessage("health check 'db' exists (expected: another name)");
        handle.close();
        handle.close();
        assertThat(checks.healths()).isEmpty();
    }

    @Test
    void a_listener_that_fails_ends_no_check() {
        HealthChecks loud = new HealthChecks(() -> {
            throw new IllegalStateException("no");
        });
        loud.add(check(
                SHORT, LONG, () -> asked.incrementAndGet() == 1 ? Health.healthy() : Health.unhealthy("for good")));
        loud.start();

        await().until(() -> asked.get() > 3);
        loud.close();
    }

    @Test
    void a_check_that_is_asked_no_more_says_so() {
        checks.add(check(SHORT, LONG, Health::healthy));
        checks.start();
        checks.close();

        await().until(() -> checks.healths().containsValue(Health.unhealthy("it is not asked any more")));
    }

    private static Check check(Duration ttl, Duration timeout, Callable<Health> question) {
        return new Check("db", ttl, timeout, Health.unhealthy("not asked yet"), Health.Status.UNHEALTHY, question);
    }
}
