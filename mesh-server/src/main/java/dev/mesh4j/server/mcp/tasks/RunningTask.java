package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.server.mcp.tasks.StoredTask.Run;
import dev.mesh4j.server.state.SharedStateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run of a task in this instance. It writes only as long as the run is the task's present one. Thread-safe. */
final class RunningTask {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String id;
    private final Run run;
    private final TaskStore store;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> onStop = new ArrayList<>();
    private long hints;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    RunningTask(String id, Run run, TaskStore store) {
        this.id = id;
        this.run = run;
        this.store = store;
    }

    String id() {
        return id;
    }

    void start(Runnable work) {
        lock.lock();
        try {
            Thread own = Thread.ofVirtual().name("task-" + id).unstarted(work);
            thread = own;
            own.start();
            if (stopped) {
                own.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        return stopped;
    }

    void onStop(Runnable action) {
        lock.lock();
        try {
            if (!stopped) {
                onStop.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** Whether the task, as it was read, is still in the hands of this run. */
    boolean isPresent(StoredTask task) {
        return !task.hasEnded() && task.run().equals(run);
    }

    /** Nobody wants its result any more; what has to be written about that was written before. */
    void stop() {
        List<Runnable> actions;
        lock.lock();
        try {
            if (stopped) {
                return;
            }
            stopped = true;
            changed.signalAll();
            actions = List.copyOf(onStop);
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
        actions.forEach(Runnable::run);
    }

    /** The stored task may have changed. */
    void hint() {
        lock.lock();
        try {
            hints++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long hints() {
        lock.lock();
        try {
            return hints;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a hint beyond those seen.
     *
     * @throws CancellationException when the run is stopped
     */
    void await(long seen, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (hints == seen && left > 0 && !stopped) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone();
        } finally {
            lock.unlock();
        }
        if (stopped) {
            throw gone();
        }
    }

    /**
     * Changes the task, waiting while the store is away.
     *
     * @return the task afterwards, in the hands of this run
     * @throws CancellationException when it has ended, or is in other hands
     */
    StoredTask write(UnaryOperator<StoredTask> change) {
        return stored(change).filter(this::isPresent).orElseThrow(RunningTask::gone);
    }

    /** Ends the task unless that was done by another. */
    void end(UnaryOperator<StoredTask> change) {
        stored(change);
    }

    private Optional<StoredTask> stored(UnaryOperator<StoredTask> change) {
        while (true) {
            try {
                return store.change(id, task -> isPresent(task) ? change.apply(task) : task);
            } catch (SharedStateException e) {
                await(hints(), PAUSE);
            }
        }
    }

    private static CancellationException gone() {
        return new CancellationException("the task was cancelled, or is in other hands");
    }
}
