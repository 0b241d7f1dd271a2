package dev.mesh4j.fuzz;

import java.time.Duration;

/** What one input may cost; memory is bounded by the heap of the JVM that runs the fuzz tests. */
public final class Bounds {

    /** Far more than any input needs, so that a loaded machine is no finding. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private Bounds() {}

    /** Runs an action and fails when it was slow. */
    public static void hold(Runnable action) {
        long begun = System.nanoTime();
        action.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (took.compareTo(TIME) > 0) {
            throw new AssertionError("an input took " + took.toMillis() + " ms (expected: < " + TIME.toMillis() + ")");
        }
    }
}
