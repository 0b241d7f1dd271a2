package dev.mesh4j.meshctl.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses what a misspelled word was to be. */
public final class Spelling {

    private Spelling() {}

    /** Such as {@code did you mean 'clock'? }, empty when no word is near. */
    public static String hint(String word, Collection<String> words) {
        return nearest(word, words).map(near -> "did you mean '" + near + "'? ").orElse("");
    }

    /** The word that a third of the letters at most, or its rest, tells apart. */
    public static Optional<String> nearest(String word, Collection<String> words) {
        return words.stream()
                .filter(known -> distance(word, known) <= Math.max(1, (word.length() + 1) / 3)
                        || (word.length() > 1 && known.startsWith(word)))
                .min(Comparator.comparingInt((String known) -> distance(word, known))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be added, dropped, replaced or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        IntStream.rangeClosed(0, a.length()).forEach(i -> rows[i][0] = i);
        IntStream.rangeClosed(0, b.length()).forEach(j -> rows[0][j] = j);
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int one = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                rows[i][j] = Math.min(one, rows[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
