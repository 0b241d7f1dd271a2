package dev.mesh4j.examples.releasenotes;

/**
 * The commits that {@code to} reaches and {@code from} does not, as in {@code git log from..to}.
 *
 * @param from the revision as it was asked for; empty: everything up to {@code to}
 * @param fromHash the commit it names; empty when {@code from} is
 * @param to the revision as it was asked for
 * @param toHash the commit it names
 */
public record Range(String from, String fromHash, String to, String toHash) {

    static final String FROM = "The revision to start after, such as a tag; without it: from the first commit on";
    static final String TO = "The last revision; without it: HEAD";

    static final String BEGINNING = "";
    static final String HEAD = "HEAD";

    /** The range as people write it: {@code v1.0..v1.1}, or {@code v1.1} when it starts at the beginning. */
    String title() {
        return fromHash.isEmpty() ? to : from + ".." + to;
    }
}
