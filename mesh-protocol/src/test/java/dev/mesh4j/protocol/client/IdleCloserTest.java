package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.client.HttpPeer.Answer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleCloserTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final HttpPeer peer = new HttpPeer(r -> Answer.json(200, "{}"));

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void calls_do_not_wake_it() {
        try (HttpTransport http = transport(TIMEOUT)) {
            Thread closer = sleepingCloser(http);
            long woken = timesWaited(closer);
            for (int i = 0; i < 100; i++) {
                http.<Integer>exchange(HttpCall.get(peer.url(), TIMEOUT), HttpReply::status);
            }

            assertThat(timesWaited(closer)).isEqualTo(woken);
            assertThat(threads).hasSize(1);
        }
    }

    @Test
    void a_connection_that_was_idle_too_long_is_closed() {
        try (HttpTransport http = transport(Duration.ofMillis(50))) {
            http.<Integer>exchange(HttpCall.get(peer.url(), TIMEOUT), HttpReply::status);

            await().until(() -> http.connections() == 0);
        }
    }

    @Test
    void it_ends_with_its_transport() {
        Thread closer;
        try (HttpTransport http = transport(TIMEOUT)) {
            closer = sleepingCloser(http);
        }

        await().until(() -> !closer.isAlive());
    }

    private HttpTransport transport(Duration keepAlive) {
        return new HttpTransport(keepAlive, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        });
    }

    private Thread sleepingCloser(HttpTransport http) {
        http.<Integer>exchange(HttpCall.get(peer.url(), TIMEOUT), HttpReply::status);
        await().until(() -> !threads.isEmpty() && threads.element().getState() == Thread.State.TIMED_WAITING);
        return threads.element();
    }

    private static long timesWaited(Thread thread) {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(thread.threadId())
                .getWaitedCount();
    }
}
