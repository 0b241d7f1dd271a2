package dev.mesh4j.protocol.match;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version (Semantic Versioning 2.0.0); {@code 1} and {@code 1.2} are read as {@code 1.0.0} and {@code 1.2.0}.
 *
 * @param preRelease the dot-separated identifiers, empty for a release
 */
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
        implements Comparable<SemanticVersion> {

    private static final Pattern FORM = Pattern.compile(
            "v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z.-]+)?");

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    /** Empty when the text is no semantic version. */
    public static Optional<SemanticVersion> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> preRelease =
                parts.group(4) == null ? List.of() : List.of(parts.group(4).split("\\."));
        return Optional.of(new SemanticVersion(
                number(parts.group(1)), number(parts.group(2)), number(parts.group(3)), preRelease));
    }

    /** By precedence (SemVer 2.0.0, 11): a pre-release comes before its release. */
    @Override
    public int compareTo(SemanticVersion other) {
        int order = Long.compare(major, other.major);
        order = order != 0 ? order : Long.compare(minor, other.minor);
        order = order != 0 ? order : Long.compare(patch, other.patch);
        return order != 0 ? order : comparePreRelease(preRelease, other.preRelease);
    }

    private static int comparePreRelease(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareIdentifiers(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftNumber = left.chars().allMatch(Character::isDigit);
        boolean rightNumber = right.chars().allMatch(Character::isDigit);
        if (leftNumber != rightNumber) {
            return leftNumber ? -1 : 1;
        }
        boolean byLength = leftNumber && left.length() != right.length();
        return byLength ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
