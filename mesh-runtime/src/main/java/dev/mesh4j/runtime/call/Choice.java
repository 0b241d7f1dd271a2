package dev.mesh4j.runtime.call;

import dev.mesh4j.annotations.Balancing;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one call chooses among providers.
 *
 * @param key what {@link Balancing#AFFINITY} goes by
 * @param healthChecked whether one that failed must show its health before it gets calls again
 * @param session whose owner is to be asked; absent: any provider serves as well
 */
record Choice(
        Balancing way,
        @Nullable String key,
        Predicate<Provider> healthChecked,
        PeerProbe probe,
        @Nullable CallSession session) {

    Choice(Balancing way, @Nullable String key, Predicate<Provider> healthChecked, PeerProbe probe) {
        this(way, key, healthChecked, probe, null);
    }

    /** Whether calls may go there. */
    boolean isUsable(Provider provider) {
        return switch (provider.peer().condition()) {
            case GOOD -> true;
            case RESTING, LEFT_ALONE -> false;
            case TRIED -> {
                boolean checked = healthChecked.test(provider);
                if (checked) {
                    provider.peer().probe(probe);
                }
                yield !checked;
            }
        };
    }

    /** Whether trying it all the same costs next to nothing. */
    boolean isCheap(Provider provider) {
        Peer peer = provider.peer();
        return peer.refusesAtOnce() && (peer.condition() == Peer.Condition.RESTING || !healthChecked.test(provider));
    }
}
