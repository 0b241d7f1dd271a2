package dev.mesh4j.server.probe;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * A question to one part of a process.
 *
 * @param ttl how long an answer counts; then it is asked again
 * @param timeout without an answer by then it has failed
 * @param first what counts until there is an answer
 * @param failed what it counts as when it fails
 * @param question what it throws is a failure, too
 */
public record Check(
        String name, Duration ttl, Duration timeout, Health first, Health.Status failed, Callable<Health> question) {

    public Check {
        requirePositive("ttl", ttl);
        requirePositive("timeout", timeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
        }
    }
}
