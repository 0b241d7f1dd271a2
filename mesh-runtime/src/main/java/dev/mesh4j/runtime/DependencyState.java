package dev.mesh4j.runtime;

/**
 * What one dependency of an agent is bound to at a moment.
 *
 * @param consumer the tool that declares it, or {@code mesh:clients} for a client that no tool takes
 * @param dependency such as {@code time_service[+fast] >=1.0}
 * @param required whether the consumer is unavailable without it
 * @param provider who provides it; empty for nobody
 * @param reason why nobody does; empty when somebody does
 */
public record DependencyState(String consumer, String dependency, boolean required, String provider, String reason) {

    /** Whether a call of it would find somebody. */
    public boolean isAvailable() {
        return reason.isEmpty();
    }
}
