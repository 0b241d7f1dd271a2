package dev.mesh4j.runtime.heartbeat;

import dev.mesh4j.protocol.registry.RegisterAnswer;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.Revision;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where what the registry tells is applied, whether it answers a registration or a watch brings it: never
 * something older after something newer, and only what differs. Thread-safe.
 */
final class Applying {

    private final Consumer<RegistrationReply> wiring;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile String bindings = "";
    private @Nullable Revision revision;
    private boolean changed;

    Applying(Consumer<RegistrationReply> wiring) {
        this.wiring = wiring;
    }

    /** The fingerprint of what is applied, empty when there is none. */
    String bindings() {
        return bindings;
    }

    /** True when it was applied; it counts as applied only after the wiring took it. */
    boolean take(RegisterAnswer.Accepted told) {
        lock.lock();
        try {
            Revision next = told.revision();
            if (next != null && revision != null && next.isBefore(revision)) {
                return false;
            }
            boolean differs = told.bindings().isEmpty() || !told.bindings().equals(bindings);
            if (differs) {
                wiring.accept(told.reply());
            }
            revision = next;
            bindings = told.bindings();
            return differs;
        } finally {
            lock.unlock();
        }
    }

    /** What a watch brings: not while it would be for tools that the agent no longer has, or without those it has now. */
    boolean push(RegisterAnswer.Accepted told) {
        lock.lock();
        try {
            return !changed && take(told);
        } finally {
            lock.unlock();
        }
    }

    /** The agent's own tools have changed: the answer to its registration is applied even if it says what is applied. */
    void agentChanged() {
        lock.lock();
        try {
            changed = true;
            bindings = "";
        } finally {
            lock.unlock();
        }
    }

    /** The registry is about to be told of all changes up to now. */
    void registering() {
        lock.lock();
        try {
            changed = false;
        } finally {
            lock.unlock();
        }
    }
}
