package dev.mesh4j.acceptance.registry;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.RemoteTool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A consumer with callers that call again and again, and what became of each call. */
@MeshAgent(name = "demand")
public final class Demand {

    /**
     * @param began nanoseconds of a monotonic clock
     * @param outcome what was answered, or the simple name of the exception
     */
    record Call(long began, Duration took, String outcome) {

        boolean isAnswered() {
            return outcome.equals("worker") || outcome.equals("best");
        }
    }

    private static final long PAUSE_NANOS = 10_000_000;

    final CountDownLatch bound = new CountDownLatch(1);
    final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<RemoteTool> client = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    @MeshTool(capability = "bind", dependencies = @Dependency(capability = "work", tags = "+best", timeout = "3s"))
    public String bind(RemoteTool work) {
        client.add(work);
        bound.countDown();
        return "bound";
    }

    void start(int callers) {
        for (int i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (!stopped) {
                    call();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }));
        }
    }

    /** Waits until the calls under way have ended. */
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void call() {
        long began = System.nanoTime();
        String outcome;
        try {
            outcome = client.element().call(Map.of(), String.class);
        } catch (RuntimeException e) {
            outcome = e.getClass().getSimpleName();
        }
        calls.add(new Call(began, Duration.ofNanos(System.nanoTime() - began), outcome));
    }
}
