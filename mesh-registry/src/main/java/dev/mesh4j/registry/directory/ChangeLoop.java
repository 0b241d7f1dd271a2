package dev.mesh4j.registry.directory;

import dev.mesh4j.protocol.registry.Revision;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.store.Change;
import dev.mesh4j.registry.store.Committed;
import dev.mesh4j.registry.store.RegistryStore;
import dev.mesh4j.registry.store.StoreException;
import dev.mesh4j.registry.store.StoredAgent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that makes all changes: it takes those that wait, commits them in one transaction, applies them to memory,
 * and wires anew whom they touch.
 */
final class ChangeLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ChangeLoop.class);

    private static final int MOST_WAITING = 20_000;
    private static final int MOST_TOGETHER = 1_000;

    private final RegistryStore store;
    private final Members members;
    private final BlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Deque<Task<?>> postponed = new ArrayDeque<>();
    private final List<Event> unsaved = new ArrayList<>();
    private final Thread thread;
    private volatile int working;
    private volatile boolean stopping;

    ChangeLoop(RegistryStore store, Members members) {
        this.store = store;
        this.members = members;
        this.thread = Thread.ofPlatform().daemon().name("mesh-changes").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** False once it has ended. */
    boolean isAlive() {
        return thread.getState() != Thread.State.TERMINATED;
    }

    /** How many changes wait to be made, or are being made. */
    int waiting() {
        return waiting.size() + working;
    }

    /** Waits until the change is made. */
    <T> T make(Task<T> task) {
        submit(task);
        try {
            return task.result().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Does not wait for it. */
    void submit(Task<?> task) {
        if (stopping || !waiting.offer(task)) {
            task.fail(new BusyException(
                    stopping ? "the registry is stopping" : "more than " + MOST_WAITING + " changes wait already"));
        }
    }

    /** Makes the changes that wait, then ends. */
    @Override
    public void close() {
        stopping = true;
        if (!waiting.offer(new Task<>(false, plan -> true, () -> true))) {
            log.info("many changes wait; they are made first");
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Task<?> left = waiting.poll(); left != null; left = waiting.poll()) {
            left.fail(new BusyException("the registry is stopping"));
        }
    }

    private void run() {
        while (true) {
            working = 0;
            List<Task<?>> tasks = take();
            if (tasks.isEmpty()) {
                return;
            }
            try {
                work(tasks);
            } catch (RuntimeException | Error e) {
                // one failure, of whatever kind, must not end all changes for the life of the process
                log.error("a change failed unexpectedly", e);
                tasks.forEach(task -> task.fail(new StoreException("the change failed unexpectedly", e)));
            }
        }
    }

    /** Empty only when the loop is to end. */
    private List<Task<?>> take() {
        List<Task<?>> tasks = new ArrayList<>(postponed);
        postponed.clear();
        if (tasks.isEmpty() && !stopping) {
            try {
                tasks.add(waiting.take());
            } catch (InterruptedException e) {
                // nobody interrupts this thread; who does, ends it
                stopping = true;
            }
        }
        waiting.drainTo(tasks, MOST_TOGETHER);
        working = tasks.size();
        return tasks;
    }

    private void work(List<Task<?>> tasks) {
        Plan plan = new Plan();
        List<Task<?>> planned = new ArrayList<>();
        for (Task<?> task : tasks) {
            try {
                if (task.plan().in(plan)) {
                    planned.add(task);
                } else {
                    postponed.add(task);
                }
            } catch (RuntimeException e) {
                task.fail(e);
            }
        }
        unsaved.addAll(plan.events());
        try {
            commit(plan);
        } catch (StoreException e) {
            planned = withoutStore(planned, e);
        }
        unsaved.addAll(members.rewire());
        if (waiting.isEmpty() && postponed.isEmpty()) {
            saveEvents();
        }
        planned.forEach(Task::complete);
    }

    private void commit(Plan plan) {
        if (plan.wantsReload()) {
            reload();
        }
        if (!plan.changes().isEmpty()) {
            Committed committed = store.commit(members.revision().number(), plan.changes(), unsaved);
            unsaved.clear();
            apply(committed, plan);
        } else if (plan.wantsRefresh()) {
            apply(store.since(members.revision().number()), plan);
        }
    }

    private void apply(Committed committed, Plan plan) {
        members.reach(new Revision(members.revision().epoch(), committed.revision()));
        List<StoredAgent> own = new ArrayList<>();
        for (StoredAgent row : committed.newer()) {
            if (plan.touches(row.id())) {
                own.add(row);
            } else {
                members.apply(row, null);
            }
        }
        rewireAfterOthers();
        own.forEach(row -> members.apply(row, plan.agent(row.id())));
    }

    /** Who made a change writes down what followed from it. */
    private void rewireAfterOthers() {
        if (store.isShared()) {
            List<Event> written = members.rewire();
            log.debug("others changed who is wired to whom, {} times", written.size());
        }
    }

    private void reload() {
        List<StoredAgent> rows = new ArrayList<>();
        long revision = store.load(rows::add);
        members.reach(new Revision(store.epoch(), revision));
        members.replaceAll(rows);
        rewireAfterOthers();
    }

    /** What is only told, or found out again after a restart, must not stop a mesh whose only registry this is. */
    private List<Task<?>> withoutStore(List<Task<?>> tasks, StoreException cause) {
        List<Task<?>> made = new ArrayList<>();
        Plan plan = new Plan();
        for (Task<?> task : tasks) {
            if (task.needsStore() || store.isShared()) {
                task.fail(cause);
            } else if (task.plan().in(plan)) {
                made.add(task);
            }
        }
        log.warn("not kept: {}", cause.getMessage());
        for (Change change : plan.changes()) {
            Entry entry = members.entry(change.agentId());
            if (change instanceof Change.Move move && entry != null) {
                Revision next = new Revision(
                        members.revision().epoch(), members.revision().number() + 1);
                members.reach(next);
                members.apply(moved(entry, move, next.number()), entry.agent());
                unsaved.addAll(move.events());
            }
        }
        return made;
    }

    private static StoredAgent moved(Entry entry, Change.Move move, long revision) {
        return new StoredAgent(
                move.agentId(),
                move.to(),
                "",
                entry.digest(),
                entry.keyHash(),
                entry.createdAt(),
                move.lastSeen(),
                revision);
    }

    private void saveEvents() {
        if (!unsaved.isEmpty()) {
            try {
                store.commit(members.revision().number(), List.of(), unsaved);
                unsaved.clear();
            } catch (StoreException e) {
                log.warn("events not kept yet: {}", e.getMessage());
                int tooMany = unsaved.size() - MOST_WAITING;
                if (tooMany > 0) {
                    unsaved.subList(0, tooMany).clear();
                }
            }
        }
    }
}
