package dev.mesh4j.registry.resolve;

import dev.mesh4j.registry.model.Digests;
import dev.mesh4j.registry.model.Need;
import dev.mesh4j.registry.model.Tool;
import java.util.AbstractList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How a need is met. Immutable; consumers with equal needs share it. */
public final class Resolution {

    private static final int FINGERPRINT_DIGITS = 24;

    private final Need need;
    private final List<Offer> candidates;
    private final List<Integer> ranks;
    private final String reason;
    private volatile @Nullable String fingerprint;

    Resolution(Need need, List<Offer> candidates, List<Integer> ranks, String reason) {
        this.need = need;
        this.candidates = candidates;
        this.ranks = ranks;
        this.reason = reason;
    }

    static Resolution unresolved(Need need, String reason) {
        return new Resolution(need, List.of(), List.of(), reason);
    }

    /** The same for one who is a candidate itself, without copying the others. */
    Resolution without(int index) {
        int own = ranks.get(index);
        Resolution rest = new Resolution(
                need,
                new Without<>(candidates, index, candidate -> candidate),
                new Without<>(ranks, index, rank -> rank > own ? rank - 1 : rank),
                "");
        rest.fingerprint = fingerprint() + "-" + candidates.get(index);
        return rest;
    }

    /** A list without one of its elements. */
    private static final class Without<T> extends AbstractList<T> {

        private final List<T> all;
        private final int skipped;
        private final UnaryOperator<T> shown;

        Without(List<T> all, int skipped, UnaryOperator<T> shown) {
            this.all = all;
            this.skipped = skipped;
            this.shown = shown;
        }

        @Override
        public T get(int index) {
            return shown.apply(all.get(index < skipped ? index : index + 1));
        }

        @Override
        public int size() {
            return all.size() - 1;
        }
    }

    public Need need() {
        return need;
    }

    /** Every provider that matched, the winner first; empty while unresolved. */
    public List<Offer> candidates() {
        return candidates;
    }

    /** For each candidate how many are better than it; those between which nothing but the agent id decides are equal. */
    public List<Integer> ranks() {
        return ranks;
    }

    public boolean isResolved() {
        return !candidates.isEmpty();
    }

    /** Why there is no candidate, in one line; empty when there is one. */
    public String reason() {
        return reason;
    }

    /** Differs when what a consumer applies differs: a change of a provider's tags or policy counts as one. */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = digest();
            fingerprint = known;
        }
        return known;
    }

    private String digest() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            Offer offer = candidates.get(i);
            Tool tool = offer.tool();
            text.append(offer)
                    .append('@')
                    .append(offer.agent().endpoint())
                    .append('|')
                    .append(tool.version())
                    .append('|')
                    .append(tool.tags())
                    .append('|')
                    .append(tool.kwargs())
                    .append('|')
                    .append(ranks.get(i))
                    .append(';');
        }
        return Digests.sha256(text.toString()).substring(0, FINGERPRINT_DIGITS);
    }
}
