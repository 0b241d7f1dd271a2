package dev.mesh4j.registry.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers by capability. Most capabilities have one or two, of which there may be a million: those cost no hash table. */
final class OfferIndex {

    private static final int SMALL = 8;

    /** Up to {@value #SMALL} offers in an immutable list, more in a set. */
    private final Map<String, Collection<Offer>> byCapability = new HashMap<>();

    Collection<Offer> of(String capability) {
        return byCapability.getOrDefault(capability, List.of());
    }

    void add(String capability, Offer offer) {
        byCapability.compute(capability, (c, old) -> old == null ? List.of(offer) : with(old, offer));
    }

    void remove(String capability, Offer offer) {
        byCapability.computeIfPresent(capability, (c, old) -> without(old, offer));
    }

    private static Collection<Offer> with(Collection<Offer> old, Offer offer) {
        if (old instanceof LinkedHashSet<Offer> set) {
            set.add(offer);
            return set;
        }
        if (old.contains(offer)) {
            return old;
        }
        Collection<Offer> more = old.size() < SMALL ? new ArrayList<>(old) : new LinkedHashSet<>(old);
        more.add(offer);
        return old.size() < SMALL ? List.copyOf(more) : more;
    }

    private static @Nullable Collection<Offer> without(Collection<Offer> old, Offer offer) {
        if (old instanceof LinkedHashSet<Offer> set) {
            set.remove(offer);
            return set.size() > SMALL / 2 ? set : List.copyOf(set);
        }
        List<Offer> rest = old.stream().filter(o -> !o.equals(offer)).toList();
        return rest.isEmpty() ? null : List.copyOf(rest);
    }
}
