package dev.mesh4j.meshctl.call;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Gives up what a thread waits for when meshctl is ended, by Ctrl-C, and lets it say so to the server. */
public final class CancelOnExit {

    private static final long LONGEST_FAREWELL_MILLIS = 1500;

    private final Thread waiting = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::cancel, "cancel-on-exit");

    private CancelOnExit() {}

    /** Does the work on this thread, which is interrupted when meshctl is ended meanwhile. */
    public static <T> T during(Supplier<T> work) {
        CancelOnExit cancelling = new CancelOnExit();
        Runtime.getRuntime().addShutdownHook(cancelling.hook);
        try {
            return work.get();
        } finally {
            cancelling.end();
        }
    }

    private void end() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // meshctl is ending, and the hook sees that this is over
        }
    }

    private void cancel() {
        waiting.interrupt();
        try {
            over.await(LONGEST_FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
