package dev.mesh4j.runtime;

import dev.mesh4j.server.probe.Health;

/** What a {@link dev.mesh4j.annotations.HealthCheck} found out, where true or false is not enough. Immutable. */
public final class HealthReport {

    private final Health health;

    private HealthReport(Health health) {
        this.health = health;
    }

    /** All is well. */
    public static HealthReport healthy() {
        return new HealthReport(Health.healthy());
    }

    /**
     * The agent may be called, though not all is well.
     *
     * @param reason one line that operators read
     */
    public static HealthReport degraded(String reason) {
        return new HealthReport(Health.degraded(reason));
    }

    /**
     * The agent must not be called.
     *
     * @param reason one line that operators, and consumers without another provider, read
     */
    public static HealthReport unhealthy(String reason) {
        return new HealthReport(Health.unhealthy(reason));
    }

    Health health() {
        return health;
    }

    @Override
    public String toString() {
        return health.status().text() + (health.reason().isEmpty() ? "" : ": " + health.reason());
    }
}
