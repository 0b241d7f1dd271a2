package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.OverloadedException;
import dev.mesh4j.runtime.RemoteTool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A consumer with as many callers as the test wants, and their latencies. */
@MeshAgent(name = "crowd")
public final class Crowd {

    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(100);

    /** What a number of callers got in a time. */
    static final class Round {
        final Queue<Long> accepted = new ConcurrentLinkedQueue<>();
        final Queue<Long> refused = new ConcurrentLinkedQueue<>();
        final AtomicInteger withoutRetryAfter = new AtomicInteger();
        final Queue<RuntimeException> failed = new ConcurrentLinkedQueue<>();

        static Duration p99(Queue<Long> nanos) {
            List<Long> sorted = new ArrayList<>(nanos);
            Collections.sort(sorted);
            return sorted.isEmpty() ? Duration.ZERO : Duration.ofNanos(sorted.get((int) (sorted.size() * 0.99)));
        }
    }

    final CountDownLatch bound = new CountDownLatch(1);
    private final Queue<RemoteTool> client = new ConcurrentLinkedQueue<>();

    @MeshTool(capability = "bind", dependencies = @Dependency(capability = "work"))
    public String bind(RemoteTool work) {
        client.add(work);
        bound.countDown();
        return "bound";
    }

    /** Callers that call again as soon as they are answered, and a little later when they are refused. */
    Round call(int callers, Duration time) throws InterruptedException {
        Round round = new Round();
        long until = System.nanoTime() + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < until) {
                    callOnce(round);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return round;
    }

    private void callOnce(Round round) {
        long began = System.nanoTime();
        try {
            client.element().call(Map.of(), String.class);
            round.accepted.add(System.nanoTime() - began);
        } catch (OverloadedException e) {
            round.refused.add(System.nanoTime() - began);
            round.withoutRetryAfter.addAndGet(e.retryAfter().isPositive() ? 0 : 1);
            LockSupport.parkNanos(PAUSE_AFTER_REFUSAL.toNanos());
        } catch (RuntimeException e) {
            round.failed.add(e);
        }
    }
}
