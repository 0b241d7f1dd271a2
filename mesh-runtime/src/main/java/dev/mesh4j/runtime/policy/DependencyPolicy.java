package dev.mesh4j.runtime.policy;

import dev.mesh4j.annotations.Balancing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer says of its calls to one dependency.
 *
 * @param layer what it says instead of the provider
 * @param hedgeAfter when an idempotent call goes to a second provider as well; absent: never
 */
public record DependencyPolicy(
        PolicyLayer layer, Balancing balancing, @Nullable Duration hedgeAfter) {

    public static final DependencyPolicy DEFAULT =
            new DependencyPolicy(PolicyLayer.NONE, Balancing.LEAST_OUTSTANDING, null);

    public DependencyPolicy {
        if (hedgeAfter != null && (hedgeAfter.isNegative() || hedgeAfter.isZero())) {
            throw new IllegalArgumentException("hedgeAfter: " + hedgeAfter + " (expected: more than zero)");
        }
    }
}
