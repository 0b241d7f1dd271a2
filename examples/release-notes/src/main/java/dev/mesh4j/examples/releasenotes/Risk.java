package dev.mesh4j.examples.releasenotes;

import java.util.regex.Pattern;

/**
 * How likely a file is to surprise after a release: it grows with how often the file changed, counts a fix twice, rises
 * by a quarter for each further author, and slowly with the number of changed lines. Documents carry none.
 */
final class Risk {

    static final String FORMULA = "(commits + fixes) × (1 + (authors − 1) / 4) × log2(2 + changed lines)";

    /** The score of a document, and of a file that is gone. */
    static final double NONE = 0;

    private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(md|adoc|rst|txt)|(.*/)?(licen[sc]e|notice)");

    private Risk() {}

    /** The score, rounded to one decimal; 1.0 for one commit by one author to a binary file. */
    static double of(int commits, int fixes, int authors, int changedLines) {
        double hands = 1 + (authors - 1) / 4.0;
        double size = Math.log(2.0 + changedLines) / Math.log(2);
        return rounded((commits + fixes) * hands * size);
    }

    static boolean isDocument(String path) {
        return DOCUMENT.matcher(path).matches();
    }

    static double rounded(double score) {
        return Math.round(score * 10) / 10.0;
    }
}
