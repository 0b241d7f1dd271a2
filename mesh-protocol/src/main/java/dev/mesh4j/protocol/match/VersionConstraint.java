package dev.mesh4j.protocol.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which versions a dependency accepts: {@code = != > < >= <= ~ ^} before a version, a comma or a space for and, {@code ||}
 * for or. {@code 1} and {@code 1.2} without an operator, or with {@code =}, accept every version that begins so. Where
 * either side is not semantic, only equal text matches. Empty accepts all.
 */
public final class VersionConstraint {

    private final String text;
    private final List<List<VersionTerm>> alternatives;

    private VersionConstraint(String text, List<List<VersionTerm>> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /** @throws IllegalArgumentException naming the part that is no constraint */
    public static VersionConstraint parse(String text) {
        List<List<VersionTerm>> alternatives = new ArrayList<>();
        if (!text.isBlank() && !text.strip().equals("*")) {
            for (String alternative : text.split("\\|\\|", -1)) {
                alternatives.add(terms(text, alternative));
            }
        }
        return new VersionConstraint(text.strip(), alternatives);
    }

    /** Whether a provider of this version is accepted. */
    public boolean allows(String version) {
        if (alternatives.isEmpty() || text.equals(version.strip())) {
            return true;
        }
        return allows(version, SemanticVersion.parse(version));
    }

    /**
     * The same for one who compares a version often.
     *
     * @param parsed what {@link SemanticVersion#parse} makes of the version
     */
    public boolean allows(String version, Optional<SemanticVersion> parsed) {
        if (alternatives.isEmpty() || text.equals(version.strip())) {
            return true;
        }
        for (List<VersionTerm> terms : alternatives) {
            if (terms.stream().allMatch(term -> term.allows(version.strip(), parsed))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VersionConstraint constraint && constraint.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<VersionTerm> terms(String whole, String alternative) {
        List<VersionTerm> terms = new ArrayList<>();
        // a space may stand between operator and version, or between two terms
        String joined = alternative.strip().replaceAll("([=!<>~^])\\s+", "$1");
        for (String term : joined.split("\\s*,\\s*|\\s+", -1)) {
            terms.add(VersionTerm.parse(whole, term));
        }
        return terms;
    }
}
