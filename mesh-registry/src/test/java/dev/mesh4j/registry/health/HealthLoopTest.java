package dev.mesh4j.registry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthLoopTest {

    private static final Duration SOON = Duration.ofMillis(5);

    @Test
    void it_sweeps_again_and_again_until_it_is_closed() {
        AtomicInteger sweeps = new AtomicInteger();
        HealthLoop loop = new HealthLoop(sweeps::incrementAndGet, SOON);
        loop.start();
        await().until(() -> sweeps.get() >= 3);
        loop.close();
        int atClose = sweeps.get();

        await().during(Duration.ofMillis(60)).atMost(Duration.ofSeconds(5)).until(() -> sweeps.get() == atClose);
    }

    @Test
    void it_survives_sweeps_that_throw() {
        AtomicInteger sweeps = new AtomicInteger();
        try (HealthLoop loop = new HealthLoop(
                () -> {
                    if (sweeps.incrementAndGet() % 2 == 1) {
                        throw new IllegalStateException("a broken sweep");
                    }
                },
                SOON)) {
            loop.start();

            await().until(() -> sweeps.get() >= 4);
        }
    }

    @Test
    void it_survives_a_sweep_that_fails_with_an_error() {
        AtomicInteger sweeps = new AtomicInteger();
        try (HealthLoop loop = new HealthLoop(
                () -> {
                    if (sweeps.incrementAndGet() == 1) {
                        throw new AssertionError("a broken invariant");
                    }
                },
                SOON)) {
            loop.start();

            await().until(() -> sweeps.get() >= 3);
        }
    }

    @Test
    void close_waits_for_the_sweep_in_flight() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        HealthLoop loop = new HealthLoop(
                () -> {
                    began.countDown();
                    awaitQuietly(go);
                    done.incrementAndGet();
                },
                SOON);
        loop.start();
        assertThat(began.await(5, TimeUnit.SECONDS)).isTrue();
        Thread closer = Thread.ofVirtual().start(loop::close);
        go.countDown();
        closer.join();

        assertThat(done).hasValue(1);
    }

    @Test
    void closing_twice_or_before_the_start_is_harmless() {
        HealthLoop loop = new HealthLoop(() -> {}, SOON);
        loop.close();
        loop.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
