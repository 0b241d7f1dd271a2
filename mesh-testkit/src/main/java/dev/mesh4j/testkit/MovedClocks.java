package dev.mesh4j.testkit;

import dev.mesh4j.registry.directory.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The machine's clocks, ahead by what was passed. Thread-safe. */
final class MovedClocks implements Clocks {

    private final AtomicLong ahead = new AtomicLong();

    void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    @Override
    public Instant now() {
        return Instant.now().plusNanos(ahead.get());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + ahead.get();
    }
}
