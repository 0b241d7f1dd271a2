package dev.mesh4j.runtime.call;

import dev.mesh4j.annotations.Balancing;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that a client makes.
 *
 * @param target what the dependency is bound to now; read again when providers fail
 * @param dependency what the dependency says of its calls
 * @param options what this call says
 * @param within the call being served that makes this one; absent: none
 * @param observer hears how it goes
 */
public record Calling(
        DependencyName name,
        Supplier<Target> target,
        DependencyPolicy dependency,
        CallOptions options,
        ObjectNode arguments,
        @Nullable CurrentCall within,
        CallObserver.OfDependency observer) {

    public Calling(
            DependencyName name,
            Supplier<Target> target,
            DependencyPolicy dependency,
            CallOptions options,
            ObjectNode arguments,
            @Nullable CurrentCall within) {
        this(name, target, dependency, options, arguments, within, CallObserver.OfDependency.NONE);
    }

    Balancing balancing() {
        return Objects.requireNonNullElse(options.balancing(), dependency.balancing());
    }

    @Nullable
    String affinityKey() {
        return options.affinityKey() == null ? options.sessionId() : options.affinityKey();
    }

    @Nullable
    Duration hedgeAfter() {
        return options.hedgeAfter() == null ? dependency.hedgeAfter() : options.hedgeAfter();
    }
}
