package dev.mesh4j.registry.health;

import dev.mesh4j.registry.health.Leases.Silence;
import java.time.Duration;
import java.util.Optional;

/**
 * When many agents fall silent together, the registry is more likely cut off than all of them dead: nobody is expired then,
 * for two leases at most. The same holds for one lease after the registry itself stood still. Times are nanoseconds of a
 * monotonic clock. Not thread-safe.
 */
public final class SelfPreservation {

    /** Fewer silent agents are believed to be gone. */
    static final int FEWEST = 10;
    /** A smaller part of all is believed to be gone. */
    static final double SMALLEST_SHARE = 1.0 / 3;

    private static final int LONGEST_LEASES = 2;

    private final long lease;
    private boolean many;
    private boolean exhausted;
    private long since;
    private long stoodStillUntil;
    private boolean stoodStill;
    private long lastAsked;
    private boolean asked;

    public SelfPreservation(Duration lease) {
        this.lease = lease.toNanos();
    }

    /**
     * Why nobody must be expired now; empty when those who lapsed are to be expired. Asked several times in a lease.
     *
     * @param live how many agents count as alive
     */
    public Optional<String> reason(Silence silence, int live, long now) {
        noticePause(now);
        boolean tooMany = silence.late() >= FEWEST && silence.late() >= live * SMALLEST_SHARE;
        if (!tooMany) {
            many = false;
            exhausted = false;
        } else if (!many) {
            many = true;
            since = now;
        } else if (now - since > LONGEST_LEASES * lease) {
            exhausted = true;
        }
        if (stoodStill) {
            return Optional.of("the registry stood still; agents have one lease to show that they live");
        }
        return many && !exhausted
                ? Optional.of(
                        silence.late() + " of " + live
                                + " agents fell silent together; none is expired before the registry knows that it is not cut off")
                : Optional.empty();
    }

    private void noticePause(long now) {
        if (asked && now - lastAsked > lease / 3) {
            stoodStill = true;
            stoodStillUntil = now + lease;
        } else if (stoodStill && now - stoodStillUntil >= 0) {
            stoodStill = false;
        }
        asked = true;
        lastAsked = now;
    }
}
