package dev.mesh4j.examples.releasenotes;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names by which a repository's commits can be asked for: tags and branches, short. */
record RevisionNames(List<String> tags, List<String> branches) {

    private static final int SHOWN = 5;

    RevisionNames {
        tags = tags.stream().sorted().toList();
        branches = branches.stream().sorted().toList();
    }

    /** What to try instead of a name that is not there. */
    String suggestion(String unknown) {
        if (tags.isEmpty() && branches.isEmpty()) {
            return "it has no commits yet";
        }
        return nearest(unknown).map(name -> "did you mean " + name + "?").orElseGet(this::examples);
    }

    private String examples() {
        List<String> names = tags.isEmpty() ? branches : tags;
        return "such as " + String.join(", ", names.subList(Math.max(0, names.size() - SHOWN), names.size()));
    }

    private Optional<String> nearest(String unknown) {
        int tolerance = unknown.length() < 4 ? 1 : Math.max(2, unknown.length() / 3);
        return Stream.concat(tags.stream(), branches.stream())
                .filter(name -> distance(unknown, name) <= tolerance)
                .min(comparingInt(name -> distance(unknown, name)));
    }

    /** How many single-character edits lead from one to the other, letter case aside. */
    static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
