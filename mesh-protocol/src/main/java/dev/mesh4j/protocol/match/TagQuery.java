package dev.mesh4j.protocol.match;

import dev.mesh4j.protocol.registry.TagTerm;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tags a dependency wants of a provider. {@code x} must be there and scores 5; {@code +x} scores 10 if it is there;
 * {@code -x} excludes a provider that has it. Of several alternatives one must match and the best scores; when all of them
 * are preferences, none has to.
 */
public final class TagQuery {

    /** So many are found as fast one after the other as in a hash table. */
    private static final int FEW = 8;

    private static final int REQUIRED_SCORE = 5;
    private static final int PREFERRED_SCORE = 10;

    private final List<TagTerm> terms;

    public TagQuery(List<TagTerm> terms) {
        this.terms = List.copyOf(terms);
    }

    /** What a provider's tags amount to. */
    public sealed interface Match {}

    /** The provider may be used; more is better. */
    public record Accepted(int score) implements Match {}

    /** The provider is out. */
    public record Rejected(String reason) implements Match {}

    public Match match(Collection<String> tags) {
        Collection<String> present = tags.size() <= FEW ? tags : Set.copyOf(tags);
        int score = 0;
        for (TagTerm term : terms) {
            switch (match(term, present)) {
                case Accepted accepted -> score += accepted.score();
                case Rejected rejected -> {
                    return rejected;
                }
            }
        }
        return new Accepted(score);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TagQuery query && query.terms.equals(terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    private static Match match(TagTerm term, Collection<String> present) {
        int best = 0;
        boolean mustMatch = false;
        boolean matched = false;
        for (String alternative : term.alternatives()) {
            String tag = name(alternative);
            boolean has = present.contains(tag);
            if (alternative.startsWith("-")) {
                if (has) {
                    return new Rejected("has the excluded tag '" + tag + "'");
                }
                continue;
            }
            boolean preferred = alternative.startsWith("+");
            mustMatch |= !preferred;
            matched |= has;
            best = has ? Math.max(best, preferred ? PREFERRED_SCORE : REQUIRED_SCORE) : best;
        }
        return mustMatch && !matched
                ? new Rejected("lacks the tag '" + String.join("' or '", term.alternatives()) + "'")
                : new Accepted(best);
    }

    private static String name(String alternative) {
        return alternative.startsWith("+") || alternative.startsWith("-") ? alternative.substring(1) : alternative;
    }
}
