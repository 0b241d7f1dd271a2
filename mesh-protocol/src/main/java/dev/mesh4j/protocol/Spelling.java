package dev.mesh4j.protocol;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known word that a misspelt one was meant to be. */
public final class Spelling {

    private Spelling() {}

    /** The closest of the known words, when it is at most {@code maxEdits} single-character edits away. */
    public static Optional<String> nearest(String word, Collection<String> known, int maxEdits) {
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= maxEdits)
                .min(Comparator.comparingInt(candidate -> edits(word, candidate)));
    }

    /** The closest of the known words, when no more than two characters or a third of the word are wrong. */
    public static Optional<String> meant(String word, Collection<String> known) {
        return nearest(word, known, Math.max(2, word.length() / 3));
    }

    /** The Levenshtein distance. */
    static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
