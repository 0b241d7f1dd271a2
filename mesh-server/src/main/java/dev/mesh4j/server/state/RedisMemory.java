package dev.mesh4j.server.state;

import org.jspecify.annotations.Nullable;

/** Tells whether Redis lost its memory: a key of all replicas, whose stamp is then another one. Thread-safe. */
final class RedisMemory {

    private static final String KEY = "memory";

    private final StateGroup group;
    private volatile @Nullable Entry mark;

    RedisMemory(SharedState redis) {
        this.group = redis.group("store");
    }

    /** @throws SharedStateException while Redis is away */
    void probe() {
        group.get(KEY);
    }

    /** Called with the first write. */
    void note() {
        if (mark == null) {
            mark = switch (group.putIfAbsent(KEY, "", Limits.LONGEST)) {
                case Write.Written written -> written.entry();
                case Write.Taken taken -> taken.entry();
                case Write.Gone gone -> null;
            };
        }
    }

    /** Whether what was written since the last {@link #note} is gone. */
    boolean isLost() {
        Entry known = mark;
        return known != null && !group.touch(known, Limits.LONGEST);
    }

    /** What was lost is written again. */
    void renew() {
        mark = null;
        note();
    }
}
