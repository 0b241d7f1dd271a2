package dev.mesh4j.runtime.call;

import dev.mesh4j.runtime.session.SessionId;
import org.jspecify.annotations.Nullable;

/** A session that was opened for a caller which named none. Its provider makes it with the first call. Thread-safe. */
final class AutoSession {

    private final String id = SessionId.random();
    private volatile @Nullable Runnable ending;

    String id() {
        return id;
    }

    /** What ends it, once a call of it was made. */
    void endWith(Runnable action) {
        ending = action;
    }

    /** Behind the answer's back. */
    void end() {
        Runnable action = ending;
        if (action != null) {
            Thread.ofVirtual().name("mesh-session-end").start(action);
        }
    }
}
