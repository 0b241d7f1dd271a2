package dev.mesh4j.protocol.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.internal.concurrent.LockableKt;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * The thread on which OkHttp's connection pool closes what is idle too long. OkHttp wakes it at the end of every call, which
 * costs half as much as the call; here it sleeps until the time that it has set itself, which no call can bring forward.
 */
final class IdleCloser implements TaskRunner.Backend, AutoCloseable {

    private final TaskRunner runner = new TaskRunner(this, TaskRunner.Companion.getLogger());
    private final ThreadFactory threads;

    IdleCloser(ThreadFactory threads) {
        this.threads = threads;
    }

    /** A pool whose idle connections this closes. */
    ConnectionPool pool(int idleConnections, Duration keepAlive) {
        return new ConnectionPool(
                idleConnections,
                keepAlive.toNanos(),
                TimeUnit.NANOSECONDS,
                runner,
                ConnectionListener.Companion.getNONE());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Called for each call that ends. */
    @Override
    public void coordinatorNotify(TaskRunner runner) {}

    @Override
    public void coordinatorWait(TaskRunner runner, long nanos) {
        LockableKt.awaitNanos(runner, nanos);
    }

    @Override
    public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
        return queue;
    }

    @Override
    public void execute(TaskRunner runner, Runnable runnable) {
        threads.newThread(runnable).start();
    }

    /** Lets the thread see now that the pool is empty. */
    @Override
    public void close() {
        synchronized (runner) {
            LockableKt.notifyAll(runner);
        }
    }
}
