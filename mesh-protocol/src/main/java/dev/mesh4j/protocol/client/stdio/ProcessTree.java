package dev.mesh4j.protocol.client.stdio;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A child process and all that it started: ended together, at the latest with this process. Thread-safe. */
final class ProcessTree {

    private final Process root;
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(() -> end(Duration.ofMillis(200), Duration.ofMillis(200)));

    ProcessTree(Process root) {
        this.root = root;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Remembers the processes that the root has started: when it is gone, nobody could find them. */
    void look() {
        root.descendants().forEach(seen::add);
    }

    /** Closes the root's standard input, then terminates what is still there after {@code grace}, then kills it. */
    void end(Duration grace, Duration afterTerminate) {
        look();
        try {
            root.getOutputStream().close();
        } catch (IOException e) {
            // it is gone already
        }
        await(grace);
        look();
        destroy(false);
        await(afterTerminate);
        look();
        destroy(true);
    }

    /** No longer watches the exit of this process. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it is exiting: the hook does no harm
        }
    }

    private void destroy(boolean forcibly) {
        seen.forEach(handle -> destroy(handle, forcibly));
        destroy(root.toHandle(), forcibly);
    }

    private static void destroy(ProcessHandle handle, boolean forcibly) {
        if (handle.isAlive()) {
            boolean asked = forcibly ? handle.destroyForcibly() : handle.destroy();
            assert asked || !handle.isAlive();
        }
    }

    /** Returns early when all have ended, or on an interrupt, which stays set. */
    private void await(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            boolean ended = root.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS);
            while (ended && System.nanoTime() < deadline && seen.stream().anyMatch(ProcessHandle::isAlive)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
