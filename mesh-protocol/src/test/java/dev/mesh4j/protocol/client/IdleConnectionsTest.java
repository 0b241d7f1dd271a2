package dev.mesh4j.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.client.HttpPeer.Answer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "by OkHttp: {0}")
@ValueSource(booleans = {false, true})
class IdleConnectionsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final HttpPeer peer = new HttpPeer(r -> Answer.json(200, "{}"));

    @Parameter
    private boolean proxied;

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void calls_do_not_wake_the_thread_that_closes_them() {
        try (HttpTransport http = transport(Duration.ofMinutes(10))) {
            Thread closer = sleepingCloser(http);
            long woken = timesWaited(closer);
            for (int i = 0; i < 100; i++) {
                http.<Integer>exchange(HttpCall.get(peer.url(), TIMEOUT), HttpReply::status);
            }

            assertThat(timesWaited(closer)).isEqualTo(woken);
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
    void that_thread_ends_with_its_transport() {
        Thread closer;
        try (HttpTransport http = transport(TIMEOUT)) {
            closer = sleepingCloser(http);
        }

        await().until(() -> !closer.isAlive());
    }

    private HttpTransport transport(Duration keepAlive) {
        return new HttpTransport(new HttpOptions(8, keepAlive, TIMEOUT, proxied, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        }));
    }

    private Thread sleepingCloser(HttpTransport http) {
        http.<Integer>exchange(HttpCall.get(peer.url(), TIMEOUT), HttpReply::status);
        await().until(() -> asleep().isPresent());
        return asleep().orElseThrow();
    }

    private Optional<Thread> asleep() {
        return threads.stream()
                .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                .findFirst();
    }

    private static long timesWaited(Thread thread) {
        return ManagementFactory.getThreadMXBean()
                .getThreadInfo(thread.threadId())
                .getWaitedCount();
    }
}
