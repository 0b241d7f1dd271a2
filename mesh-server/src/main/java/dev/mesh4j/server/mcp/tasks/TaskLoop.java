package dev.mesh4j.server.mcp.tasks;

import dev.mesh4j.server.mcp.McpService;
import dev.mesh4j.server.state.SharedStateException;
import dev.mesh4j.server.state.StateListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this instance and the stored tasks in step, on two threads: one looks at tasks that were heard of and tells who
 * runs or watches them; one renews the lease, looks for what others left, and has everything looked at again.
 */
final class TaskLoop implements StateListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TaskLoop.class);

    private final McpService service;
    private final Recovery recovery;
    private final Leases leases;
    private final TaskRunner runner;
    private final Watches watches;
    private final long pauseMillis;

    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final Thread looking = Thread.ofVirtual().name("tasks-look").unstarted(this::look);
    private final Thread beating = Thread.ofVirtual().name("tasks-beat").unstarted(this::beat);
    private volatile boolean away;

    TaskLoop(
            McpService service,
            Recovery recovery,
            Leases leases,
            TaskRunner runner,
            Watches watches,
            TaskOptions options) {
        this.service = service;
        this.recovery = recovery;
        this.leases = leases;
        this.runner = runner;
        this.watches = watches;
        this.pauseMillis = options.pause().toMillis();
    }

    void start() {
        looking.start();
        beating.start();
    }

    /** False once one of its threads has ended. */
    boolean isAlive() {
        return looking.getState() != Thread.State.TERMINATED && beating.getState() != Thread.State.TERMINATED;
    }

    /** A message of the store: this task changed. */
    @Override
    public void message(String id) {
        if ((runner.runs(id) || watches.watches(id)) && waiting.add(id)) {
            queue.add(id);
        }
    }

    @Override
    public void missed() {
        runner.ids().forEach(this::message);
        watches.ids().forEach(this::message);
    }

    @Override
    public void close() {
        looking.interrupt();
        beating.interrupt();
    }

    private void look() {
        try {
            while (true) {
                String id = queue.take();
                waiting.remove(id);
                attempt("look at a task", () -> look(id));
            }
        } catch (InterruptedException e) {
            log.debug("tasks are not looked at any more");
        }
    }

    private void look(String id) {
        Optional<StoredTask> task = recovery.current(id);
        RunningTask own = runner.running(id);
        if (own != null) {
            if (task.filter(own::isPresent).isPresent()) {
                own.hint();
            } else {
                own.stop();
            }
        }
        task.ifPresent(watches::changed);
    }

    private void beat() {
        try {
            while (true) {
                if (service.offersTasks() || leases.isHeld()) {
                    attempt("renew the lease", this::renew);
                }
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (InterruptedException e) {
            log.debug("the lease is not renewed any more");
        }
    }

    private void renew() {
        if (leases.isHeld()) {
            leases.renew();
        }
        missed();
        recovery.sweep();
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
            if (away) {
                away = false;
                log.info("tasks: the shared state is back");
            }
        } catch (SharedStateException e) {
            if (!away) {
                away = true;
                log.warn("tasks: cannot {}, the shared state is away: {}", what, e.getMessage());
            }
        } catch (RuntimeException e) {
            log.error("tasks: cannot {}", what, e);
        }
    }
}
