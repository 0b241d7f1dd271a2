package dev.mesh4j.meshctl.call;

import dev.mesh4j.meshctl.terminal.Caller;
import dev.mesh4j.meshctl.terminal.Style;
import dev.mesh4j.protocol.mcp.ProgressParams;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Shows on the error stream how far a call has come: as lines, or on a terminal as one line that changes, and that says how
 * long it takes when that is longer than a tick. Thread-safe.
 */
final class Progress implements Consumer<ProgressParams>, AutoCloseable {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int BAR = 20;
    private static final int WIDTH = 79;
    private static final String OVER_THE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private final Duration tick;
    private final CountDownLatch over = new CountDownLatch(1);
    private final ReentrantLock showing = new ReentrantLock();
    private String line = "waiting";
    private String elapsed = "";
    private boolean shown;

    private Progress(Caller caller, Duration tick) {
        this.err = caller.err();
        this.terminal = caller.colour();
        this.tick = tick;
    }

    static Progress of(Caller caller) {
        return of(caller, SECOND);
    }

    static Progress of(Caller caller, Duration tick) {
        Progress progress = new Progress(caller, tick);
        if (progress.terminal) {
            Thread.ofVirtual().name("progress").start(progress::tellTime);
        }
        return progress;
    }

    @Override
    public void accept(ProgressParams progress) {
        showing.lock();
        try {
            line = line(progress);
            show();
        } finally {
            showing.unlock();
        }
    }

    /** Leaves nothing on a terminal. */
    @Override
    public void close() {
        over.countDown();
        showing.lock();
        try {
            if (terminal && shown) {
                err.print(OVER_THE_LINE);
                err.flush();
            }
        } finally {
            showing.unlock();
        }
    }

    private void tellTime() {
        try {
            for (int ticks = 1; !over.await(tick.toNanos(), TimeUnit.NANOSECONDS); ticks++) {
                showing.lock();
                try {
                    elapsed = " " + ticks * tick.toSeconds() + "s";
                    if (over.getCount() > 0) {
                        show();
                    }
                } finally {
                    showing.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show() {
        if (terminal) {
            err.print(OVER_THE_LINE + Style.cut(line, WIDTH - elapsed.length()) + elapsed);
        } else {
            err.println(line);
        }
        err.flush();
        shown = true;
    }

    private String line(ProgressParams progress) {
        Double total = progress.total();
        String done = number(progress.progress());
        String message = progress.message() == null ? "" : " " + Style.clean(progress.message());
        if (total == null || total <= 0) {
            return (progress.message() == null ? done : "..") + message;
        }
        int full = (int) Math.round(Math.clamp(progress.progress() / total, 0, 1) * BAR);
        String bar = terminal ? "█".repeat(full) + "░".repeat(BAR - full) + " " : "";
        return bar + done + "/" + number(total) + message;
    }

    private static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
