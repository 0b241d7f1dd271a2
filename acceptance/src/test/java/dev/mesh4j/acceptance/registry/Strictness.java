package dev.mesh4j.acceptance.registry;

import java.time.Duration;

/** Whether a test measures on a quiet machine or only shows, beside others, that the thing works at all. */
public final class Strictness {

    private static final boolean STRICT = System.getenv("MESH_SURVIVAL_SECONDS") != null;

    private Strictness() {}

    /** How many of something take part. */
    static int size(int strict, int brief) {
        return STRICT ? strict : brief;
    }

    /** What is promised, or ten times as much beside others. */
    public static Duration bound(Duration promised) {
        return STRICT ? promised : promised.multipliedBy(10);
    }

    static boolean isStrict() {
        return STRICT;
    }
}
