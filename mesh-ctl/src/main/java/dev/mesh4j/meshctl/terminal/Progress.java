package dev.mesh4j.meshctl.terminal;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A line on a terminal that says what is waited for, once that takes longer than a second, and that is gone when the wait is
 * over. Where there is no terminal nothing is shown.
 */
public final class Progress implements AutoCloseable {

    private static final Duration AFTER = Duration.ofSeconds(1);
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String TURNS = "|/-\\";
    private static final String ERASED = "\r\u001b[K";

    private final PrintStream err;
    private final String what;
    private final @Nullable Thread turning;

    private Progress(PrintStream err, String what, boolean attended, Duration after) {
        this.err = err;
        this.what = what;
        this.turning = attended ? Thread.ofVirtual().name("progress").start(() -> turn(after)) : null;
    }

    /** @param what such as {@code building examples/quickstart} */
    public static Progress of(Caller caller, String what) {
        return new Progress(caller.err(), what, caller.attended(), AFTER);
    }

    static Progress of(Caller caller, String what, Duration after) {
        return new Progress(caller.err(), what, caller.attended(), after);
    }

    private void turn(Duration after) {
        long began = System.nanoTime();
        try {
            Thread.sleep(after);
            for (int i = 0; true; i++) {
                long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
                err.print(ERASED + TURNS.charAt(i % TURNS.length()) + " " + what + " (" + seconds + " s)");
                err.flush();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (turning == null) {
            return;
        }
        turning.interrupt();
        try {
            turning.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        err.print(ERASED);
        err.flush();
    }
}
