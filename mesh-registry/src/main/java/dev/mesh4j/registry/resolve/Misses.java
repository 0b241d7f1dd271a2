package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.resolve.Explanation.Dropped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The providers that were left out, as far as they are shown.
 *
 * @param first by name, one more than is shown
 * @param total how many there are
 */
record Misses(List<Dropped> first, int total) {

    static final Comparator<Dropped> BY_NAME =
            Comparator.comparing(dropped -> dropped.offer().toString());

    private static final int SHOWN = 5;

    static Misses of(Collection<Dropped> dropped) {
        return new Misses(dropped.stream().sorted(BY_NAME).limit(SHOWN + 1).toList(), dropped.size());
    }

    /**
     * In one line.
     *
     * @param consumer one of those left out, who is not to be named; {@code null}: none
     */
    String reason(Need need, @Nullable Offer consumer) {
        List<Dropped> others =
                first.stream().filter(d -> !d.offer().equals(consumer)).toList();
        if (others.isEmpty()) {
            return "nobody offers '" + need.capability() + "'";
        }
        String shown = others.stream()
                .limit(SHOWN)
                .map(d -> d.offer() + " " + d.reason())
                .collect(Collectors.joining("; "));
        int more = total - (consumer == null ? 0 : 1) - SHOWN;
        return shown + (more > 0 ? "; and " + more + " more" : "");
    }
}
