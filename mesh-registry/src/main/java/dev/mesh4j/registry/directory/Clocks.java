package dev.mesh4j.registry.directory;

import java.time.Instant;

/** The time: a wall clock to show, and a monotonic one to measure with. */
public interface Clocks {

    Instant now();

    /** Nanoseconds; only differences mean something. */
    long nanos();

    static Clocks system() {
        return new Clocks() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }
        };
    }
}
