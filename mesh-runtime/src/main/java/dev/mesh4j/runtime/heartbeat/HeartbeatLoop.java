package dev.mesh4j.runtime.heartbeat;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.BeatAnswer;
import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.protocol.registry.WatchEnd;
import dev.mesh4j.runtime.call.TopologyRefresh;
import dev.mesh4j.runtime.inject.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps an agent in the mesh and applies what the registry answers. */
public final class HeartbeatLoop implements TopologyRefresh, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HeartbeatLoop.class);

    /** Calls without a provider may come by the thousand; the registry is asked at most this often for them. */
    private static final long REFRESH_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int FORBIDDEN = 403;

    private static final Duration WITHDRAW_TIMEOUT = Duration.ofSeconds(2);

    private final RegistryClient registry;
    private final Supplier<AgentRegistration> registration;
    private final String agentId;
    private final Wiring wiring;
    private final Heartbeat heartbeat;
    private final Applying applying;
    private final WatchLoop watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private String lastTrouble = "";
    private long answers;
    private long refreshedAt = System.nanoTime() - REFRESH_EVERY_NANOS;
    private boolean registering;
    private boolean stopped;

    /**
     * @param registration what the registry is told, made anew each time
     * @param heartbeat belongs to this loop from now on
     */
    public HeartbeatLoop(
            RegistryClient registry,
            String agentId,
            Supplier<AgentRegistration> registration,
            Wiring wiring,
            Heartbeat heartbeat) {
        this.registry = registry;
        this.registration = registration;
        this.agentId = agentId;
        this.wiring = wiring;
        this.heartbeat = heartbeat;
        this.applying = new Applying(wiring::apply);
        this.watch = new WatchLoop(registry, agentId, applying, this::watching, this::watched);
        // a platform thread: tools that compute on every carrier thread must not end the lease
        this.thread = Thread.ofPlatform().daemon().name("mesh-heartbeat").unstarted(this::run);
    }

    /** The second time does nothing. */
    public void start() {
        locked(() -> {
            if (!stopped && thread.getState() == Thread.State.NEW) {
                thread.start();
            }
            return true;
        });
    }

    /** Whether the registry was asked at least once, whatever came of it. */
    public boolean hasTried() {
        return locked(() -> answers > 0);
    }

    /** False once it has ended. */
    public boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    /** Whether the registry knows this agent now. */
    public boolean joined() {
        return locked(heartbeat::joined);
    }

    /** The fingerprint of the bindings that are applied; empty when there are none. */
    public String bindings() {
        return applying.bindings();
    }

    /** Waits until the registry knows this agent; false when it does not within the time. */
    public boolean awaitJoined(Duration atMost) throws InterruptedException {
        return await(atMost, heartbeat::joined);
    }

    /** Tells the registry what changed in this agent, together with what changes soon after. Does not wait for it. */
    public void announce() {
        applying.agentChanged();
        locked(() -> {
            heartbeat.changed(System.nanoTime());
            changed.signalAll();
            return true;
        });
    }

    /** Tells the registry at once. Does not wait for it. */
    public void announceNow() {
        locked(() -> {
            heartbeat.refresh(System.nanoTime());
            changed.signalAll();
            return true;
        });
    }

    @Override
    public void refresh(Duration atMost) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (now - refreshedAt >= REFRESH_EVERY_NANOS) {
                refreshedAt = now;
                heartbeat.refresh(now);
                changed.signalAll();
            } else if (heartbeat.action() != Heartbeat.Action.REGISTER) {
                return;
            }
            long seen = answers;
            await(atMost, () -> answers > seen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        withdraw(WITHDRAW_TIMEOUT);
    }

    /** Leaves the mesh: no beat follows, and the registry is told, if it listens within the time. */
    public void withdraw(Duration atMost) {
        boolean mayBeListed = locked(() -> {
            boolean first = !stopped;
            stopped = true;
            changed.signalAll();
            // a registration under way may arrive although its answer is not awaited
            return first && (heartbeat.joined() || registering);
        });
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        // closed last: a watch that ends before the agent has left makes it suspect
        try (watch) {
            awaitRegistered(atMost.dividedBy(4));
            thread.interrupt();
            thread.join(atMost.dividedBy(4));
            if (mayBeListed) {
                registry.unregister(agentId, atMost.dividedBy(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.info("could not leave the registry, the lease will end: {}", e.getMessage());
        }
    }

    /** One that is broken off may still be taken, and then after the agent has left. */
    private void awaitRegistered(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (registering && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitDue()) {
            try {
                act();
            } catch (RuntimeException | Error e) {
                // one failure, of whatever kind, must not end the heartbeat
                log.error("a heartbeat failed unexpectedly", e);
                locked(() -> {
                    heartbeat.beaten(new BeatAnswer.Unavailable(e.toString()), true, System.nanoTime());
                    return true;
                });
            }
        }
    }

    private void act() {
        switch (begin()) {
            case REGISTER -> register();
            case BEAT -> beat();
            case WATCH -> watch.open();
        }
    }

    private Heartbeat.Action begin() {
        lock.lock();
        try {
            Heartbeat.Action action = heartbeat.begin(System.nanoTime());
            registering = action == Heartbeat.Action.REGISTER;
            return action;
        } finally {
            lock.unlock();
        }
    }

    private void register() {
        applying.registering();
        RegisterAnswer answer = registry.register(registration.get());
        take(answer);
        boolean complete = wiring.isComplete();
        locked(() -> {
            heartbeat.registered(answer, complete, System.nanoTime());
            registering = false;
            answers++;
            changed.signalAll();
            return true;
        });
    }

    private void beat() {
        BeatAnswer answer = registry.beat(agentId, applying.bindings());
        report(answer instanceof BeatAnswer.Unavailable(String why) ? why : "");
        boolean complete = wiring.isComplete();
        locked(() -> {
            heartbeat.beaten(answer, complete, System.nanoTime());
            return true;
        });
    }

    private void watching() {
        report("");
        locked(() -> {
            heartbeat.watching(System.nanoTime());
            return true;
        });
    }

    private void watched(WatchEnd end) {
        if (end instanceof WatchEnd.NotServed) {
            log.info("the registry at {} has no watches: changes are heard of by beats", registry.url());
        }
        if (end instanceof WatchEnd.Refused(String why)) {
            report("it refuses the watch: " + why);
        }
        locked(() -> {
            heartbeat.watched(end, System.nanoTime());
            changed.signalAll();
            return true;
        });
    }

    private void take(RegisterAnswer answer) {
        switch (answer) {
            case RegisterAnswer.Accepted accepted -> {
                applying.take(accepted);
                report("");
                if (!locked(heartbeat::joined)) {
                    log.info("joined the registry at {} as {}", registry.url(), agentId);
                    warn(accepted.reply().warnings());
                }
            }
            case RegisterAnswer.Rejected(int status, String why) ->
                report(
                        status == FORBIDDEN
                                ? "another process that is alive registered as " + agentId + ": " + why
                                : "it rejects this agent (" + status + "): " + why);
            case RegisterAnswer.Unavailable unavailable -> {
                report(unavailable.why());
                wiring.applyAgain();
            }
        }
    }

    private static void warn(@Nullable List<String> warnings) {
        if (warnings != null) {
            warnings.forEach(warning -> log.warn("the registry warns: {}", warning));
        }
    }

    /** Logs only what is new, so that a registry that stays away fills no log. */
    private void report(String trouble) {
        boolean isNew = locked(() -> {
            boolean differs = !stopped && !trouble.equals(lastTrouble);
            lastTrouble = differs ? trouble : lastTrouble;
            return differs;
        });
        if (isNew) {
            if (trouble.isEmpty()) {
                log.info("the registry at {} answers again", registry.url());
            } else {
                log.warn("serving without the registry at {}: {}", registry.url(), trouble);
            }
        }
    }

    private boolean awaitDue() {
        lock.lock();
        try {
            long pause = heartbeat.pause(System.nanoTime()).toNanos();
            while (!stopped && pause > 0) {
                changed.awaitNanos(pause);
                pause = heartbeat.pause(System.nanoTime()).toNanos();
            }
            return !stopped;
        } catch (InterruptedException e) {
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!condition.getAsBoolean() && left > 0 && !stopped) {
                left = changed.awaitNanos(left);
            }
            return condition.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }

    private boolean locked(BooleanSupplier action) {
        lock.lock();
        try {
            return action.getAsBoolean();
        } finally {
            lock.unlock();
        }
    }
}
