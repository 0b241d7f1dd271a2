package dev.mesh4j.acceptance.survival;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.OverloadedException;
import dev.mesh4j.runtime.RemoteTool;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A consumer that calls its dependencies from many threads, and knows what became of each call. */
@MeshAgent(name = "callers")
public final class Callers {

    /** What became of the calls of one tool. */
    static final class Tally {
        final Set<String> answered = ConcurrentHashMap.newKeySet();
        /** By the id of the call. */
        final Map<String, RuntimeException> failed = new ConcurrentHashMap<>();

        int made() {
            return answered.size() + failed.size();
        }
    }

    final CountDownLatch bound = new CountDownLatch(1);
    final Tally once = new Tally();
    final Tally again = new Tally();
    private final Queue<RemoteTool> clients = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong ids = new AtomicLong();

    @MeshTool(
            capability = "bind",
            dependencies = {@Dependency(capability = "note_once"), @Dependency(capability = "note_again")})
    public String bind(RemoteTool noteOnce, RemoteTool noteAgain) {
        clients.add(noteOnce);
        clients.add(noteAgain);
        bound.countDown();
        return "bound";
    }

    /** Half of the threads call the one tool, half the other, until {@link #stop}. */
    Thread[] start(int threads) {
        RemoteTool noteOnce = clients.remove();
        RemoteTool noteAgain = clients.remove();
        ThreadFactory factory = Thread.ofVirtual().name("caller-", 0).factory();
        Thread[] started = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            boolean one = i % 2 == 0;
            started[i] = factory.newThread(() -> callOn(one ? noteOnce : noteAgain, one ? once : again));
            started[i].start();
        }
        return started;
    }

    void stop() {
        stopped.set(true);
    }

    private void callOn(RemoteTool tool, Tally tally) {
        Function<String, String> call = id -> tool.call(Map.of("id", id), String.class);
        while (!stopped.get()) {
            String id = "call-" + ids.incrementAndGet();
            try {
                call.apply(id);
                tally.answered.add(id);
            } catch (RuntimeException e) {
                tally.failed.put(id, e);
            }
        }
    }

    /** Whether the caller was told that nothing was executed. */
    static boolean isKnownNotExecuted(RuntimeException e) {
        return e instanceof DependencyUnavailableException
                || e instanceof OverloadedException
                || e instanceof CallException.NotSent
                || e instanceof CallException.NotExecuted;
    }

    /** Whether the caller was told that nobody knows. */
    static boolean isKnownUnknown(RuntimeException e) {
        return e instanceof CallException.Lost || e instanceof CallException.TimedOut;
    }
}
