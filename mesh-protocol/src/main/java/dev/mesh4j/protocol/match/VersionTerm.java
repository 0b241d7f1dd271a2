package dev.mesh4j.protocol.match;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a constraint.
 *
 * @param operand as written
 * @param floor the operand as a version; {@code null} when it is not semantic, which only {@code =} and {@code !=} allow
 * @param parts how many of major, minor and patch were written, 0 to 3
 */
record VersionTerm(
        String operator, String operand, @Nullable SemanticVersion floor, int parts) {

    private static final Pattern FORM = Pattern.compile("(!=|>=|<=|=|>|<|~|\\^)?(.*)");
    private static final Pattern WILDCARD = Pattern.compile("\\.[xX*]");

    static VersionTerm parse(String whole, String term) {
        Matcher form = FORM.matcher(term);
        if (!form.matches()) {
            throw broken(whole, term);
        }
        String operator = form.group(1) == null ? "=" : form.group(1);
        String operand = WILDCARD.matcher(form.group(2)).replaceAll("");
        Optional<SemanticVersion> version = SemanticVersion.parse(operand);
        boolean equality = operator.equals("=") || operator.equals("!=");
        if (operand.isEmpty() || operand.matches(".*[=!<>~^|].*") || (version.isEmpty() && !equality)) {
            throw broken(whole, term);
        }
        return new VersionTerm(operator, operand, version.orElse(null), written(operand));
    }

    boolean allows(String version, Optional<SemanticVersion> parsed) {
        SemanticVersion wanted = floor;
        if (wanted == null || parsed.isEmpty()) {
            return operator.equals("!=") ? !version.equals(operand) : operator.equals("=") && version.equals(operand);
        }
        SemanticVersion found = parsed.get();
        return switch (operator) {
            case "=" -> equal(found, wanted);
            case "!=" -> !equal(found, wanted);
            case ">" -> found.compareTo(wanted) > 0 && !(parts < 3 && within(found, wanted, parts));
            case ">=" -> found.compareTo(wanted) >= 0;
            case "<" -> found.compareTo(wanted) < 0;
            case "<=" -> found.compareTo(wanted) <= 0 || (parts < 3 && within(found, wanted, parts));
            case "~" -> found.compareTo(wanted) >= 0 && within(found, wanted, Math.min(parts, 2));
            default -> found.compareTo(wanted) >= 0 && within(found, wanted, caretParts(wanted));
        };
    }

    private boolean equal(SemanticVersion found, SemanticVersion wanted) {
        return parts < 3 ? within(found, wanted, parts) : found.compareTo(wanted) == 0;
    }

    /** Up to the left-most number that is not zero. */
    private int caretParts(SemanticVersion wanted) {
        if (wanted.major() > 0 || parts == 1) {
            return 1;
        }
        return wanted.minor() > 0 || parts == 2 ? 2 : 3;
    }

    /** Whether the first numbers of both are the same. */
    private static boolean within(SemanticVersion found, SemanticVersion wanted, int numbers) {
        List<Long> left = List.of(found.major(), found.minor(), found.patch());
        List<Long> right = List.of(wanted.major(), wanted.minor(), wanted.patch());
        return left.subList(0, numbers).equals(right.subList(0, numbers));
    }

    private static int written(String operand) {
        String numbers = operand.split("[-+]", 2)[0];
        return Math.min(3, (int) numbers.chars().filter(c -> c == '.').count() + 1);
    }

    private static IllegalArgumentException broken(String whole, String term) {
        return new IllegalArgumentException("'" + whole + "': '" + term
                + "' is no version constraint (expected: = != > < >= <= ~ ^ and a version, such as >=1.2, <2)");
    }
}
