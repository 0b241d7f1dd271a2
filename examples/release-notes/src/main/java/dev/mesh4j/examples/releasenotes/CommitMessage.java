package dev.mesh4j.examples.releasenotes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what kind of change a commit message describes: by its Conventional Commits type where it has one, else by the
 * subject's first word ({@link Imperative}). {@code scope: Subject} names a scope in either case.
 */
final class CommitMessage {

    private static final Pattern CONVENTIONAL =
            Pattern.compile("(?<type>[A-Za-z]+)(?:\\((?<scope>[^()]+)\\))?(?<bang>!)?:\\s+(?<title>.+)");
    private static final Pattern SCOPED = Pattern.compile("(?<scope>[A-Za-z0-9][\\w./-]*)(?<bang>!)?:\\s+(?<title>.+)");
    private static final Pattern BREAKING_FOOTER =
            Pattern.compile("(?ms)^BREAKING[ -]CHANGE:\\s*(?<what>.*?)(?=\\R\\s*\\R|\\R[A-Za-z-]+: |\\z)");

    private CommitMessage() {}

    static Change change(String subject, String body) {
        Matcher footer = BREAKING_FOOTER.matcher(body);
        String migration = footer.find() ? oneLine(footer.group("what")) : "";
        boolean announced = footer.hasMatch();

        Matcher conventional = CONVENTIONAL.matcher(subject);
        if (conventional.matches()) {
            Optional<ChangeType> type = conventionalType(conventional.group("type"));
            if (type.isPresent()) {
                String scope = Optional.ofNullable(conventional.group("scope")).orElse("");
                boolean breaking = announced || conventional.group("bang") != null;
                return new Change(type.get(), scope.strip(), conventional.group("title"), breaking, migration);
            }
        }
        Matcher scoped = SCOPED.matcher(subject);
        if (scoped.matches()) {
            String title = scoped.group("title");
            boolean breaking = announced || scoped.group("bang") != null;
            return new Change(Imperative.typeOf(title), scoped.group("scope"), title, breaking, migration);
        }
        return new Change(Imperative.typeOf(subject), "", subject, announced, migration);
    }

    private static Optional<ChangeType> conventionalType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "feat", "feature" -> Optional.of(ChangeType.FEATURE);
            case "fix", "bugfix", "hotfix" -> Optional.of(ChangeType.FIX);
            case "build",
                    "chore",
                    "ci",
                    "deps",
                    "doc",
                    "docs",
                    "perf",
                    "refactor",
                    "revert",
                    "style",
                    "test",
                    "tests" -> Optional.of(ChangeType.OTHER);
            default -> Optional.empty();
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
