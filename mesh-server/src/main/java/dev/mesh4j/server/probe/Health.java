package dev.mesh4j.server.probe;

import java.util.Locale;

/**
 * How one part of a process is.
 *
 * @param reason why it is not healthy, or a note, in one line that others may read; may be empty
 */
public record Health(Status status, String reason) {

    private static final Health HEALTHY = new Health(Status.HEALTHY, "");

    /** From best to worst. */
    public enum Status {
        /** As it should be. */
        HEALTHY,
        /** Serves, though not as it should. */
        DEGRADED,
        /** Must not be called. */
        UNHEALTHY;

        /** As on the wire. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Health healthy() {
        return HEALTHY;
    }

    public static Health healthy(String note) {
        return new Health(Status.HEALTHY, note);
    }

    public static Health degraded(String reason) {
        return new Health(Status.DEGRADED, reason);
    }

    public static Health unhealthy(String reason) {
        return new Health(Status.UNHEALTHY, reason);
    }
}
