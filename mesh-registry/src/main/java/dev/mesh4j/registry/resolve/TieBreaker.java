package dev.mesh4j.registry.resolve;

/**
 * One way to prefer a provider to another when both meet a need. Own ones are found with {@link java.util.ServiceLoader}.
 * It must order the same way always and everywhere, or replicas of a registry would wire differently: it may look at
 * nothing but the two contenders. Thread-safe.
 */
public interface TieBreaker {

    /** As the setting {@code tie-breakers} names it. */
    String name();

    /** Negative when the left one is better, positive when the right one is, 0 when they are equally good. */
    int compare(Contender left, Contender right);
}
