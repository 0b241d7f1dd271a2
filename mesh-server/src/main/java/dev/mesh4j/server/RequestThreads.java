package dev.mesh4j.server;

import java.util.concurrent.ThreadFactory;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.TryExecutor;

/**
 * A virtual thread for each task. The thread that finds a request serves it, and another goes on looking, which saves waking
 * one for the request; Jetty does so only where it may try to start a thread, which Javalin's own pool does not offer.
 */
final class RequestThreads implements ThreadPool, TryExecutor {

    private final ThreadFactory threads = Thread.ofVirtual().name("http").factory();

    @Override
    public void execute(Runnable task) {
        threads.newThread(task).start();
    }

    @Override
    public boolean tryExecute(Runnable task) {
        execute(task);
        return true;
    }

    /** Nothing waits for this pool: its threads end with their tasks. */
    @Override
    public void join() {}

    @Override
    public int getThreads() {
        return 1;
    }

    @Override
    public int getIdleThreads() {
        return 1;
    }

    @Override
    public boolean isLowOnThreads() {
        return false;
    }
}
