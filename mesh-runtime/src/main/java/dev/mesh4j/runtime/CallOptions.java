package dev.mesh4j.runtime;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param timeout from the call to its result, all attempts included; more than zero
 */
public record CallOptions(Duration timeout) {

    public CallOptions {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: more than zero)");
        }
    }

    public static CallOptions timeout(Duration timeout) {
        return new CallOptions(timeout);
    }
}
