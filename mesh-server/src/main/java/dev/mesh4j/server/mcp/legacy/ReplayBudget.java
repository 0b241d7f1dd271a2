package dev.mesh4j.server.mcp.legacy;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all sessions together may spend on what was delivered already. Thread-safe. */
final class ReplayBudget {

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final AtomicLong spent = new AtomicLong();

    void spend(long bytes) {
        spent.addAndGet(bytes);
    }

    void free(long bytes) {
        spent.addAndGet(-bytes);
    }

    boolean isSpent() {
        return spent.get() > MAX_BYTES;
    }
}
