package dev.mesh4j.runtime.heartbeat;

import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.protocol.registry.WatchEnd;
import dev.mesh4j.protocol.registry.Watcher;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watch of an agent at its registry, one at a time: each has a thread, which ends with it. */
final class WatchLoop implements Watcher, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WatchLoop.class);

    /** The registry shows every 15 s that it is there. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final RegistryClient registry;
    private final String agentId;
    private final Applying applying;
    private final Runnable opened;
    private final Consumer<WatchEnd> ended;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * @param opened runs when the registry has accepted a watch
     * @param ended is told how it ended, or why it was not opened
     */
    WatchLoop(RegistryClient registry, String agentId, Applying applying, Runnable opened, Consumer<WatchEnd> ended) {
        this.registry = registry;
        this.agentId = agentId;
        this.applying = applying;
        this.opened = opened;
        this.ended = ended;
    }

    /** Opens it anew; one that was open counts no more. Does not wait for it. */
    void open() {
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
            }
            if (!closed) {
                thread = Thread.ofVirtual().name("mesh-watch").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void opened() {
        opened.run();
    }

    @Override
    public void told(RegisterAnswer.Accepted bindings) {
        try {
            applying.push(bindings);
        } catch (RuntimeException e) {
            // what was not applied is found by the next beat
            log.error("bindings that the registry told could not be applied", e);
        }
    }

    /** Ends the watch at once; none is opened any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        WatchEnd end;
        try {
            end = registry.watch(agentId, applying.bindings(), SILENCE, this);
        } catch (RuntimeException | Error e) {
            // one failure, of whatever kind, must not end all watching
            log.error("the watch failed unexpectedly", e);
            end = new WatchEnd.Broken(e.toString());
        }
        if (isNewest()) {
            log.debug("the watch at {} ended: {}", registry.url(), end);
            ended.accept(end);
        }
    }

    private boolean isNewest() {
        lock.lock();
        try {
            return thread == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }
}
