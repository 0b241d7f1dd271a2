package dev.mesh4j.examples.releasenotes;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Guesses a change's type from a subject such as "Fix the lease of a stopped agent". The verb decides, unless what it acts
 * on is a test, a document or the build: the head of the object is its last word before a preposition.
 */
final class Imperative {

    private static final Set<String> FEATURE_VERBS = words("add added adds allow allowed allows enable enabled enables"
            + " implement implemented implements introduce introduced introduces let lets offer offers"
            + " provide provided provides support supported supports");
    private static final Set<String> FIX_VERBS = words("avoid avoids correct corrected corrects fix fixed fixes"
            + " prevent prevented prevents repair repaired repairs resolve resolved resolves");
    private static final Set<String> INTERNAL = words(
            "benchmark benchmarks build changelog ci comment comments doc docs"
                    + " documentation formatting guide javadoc javadocs readme test tests typo typos warning warnings workflow");
    private static final Set<String> PREPOSITIONS =
            words("about after and as at before by during for from if in into of"
                    + " on so that to under until when where which while with without");

    private Imperative() {}

    static ChangeType typeOf(String subject) {
        // Before the first word comes an empty one, so that there is a verb even in a subject without words.
        String[] words = (" " + subject.toLowerCase(Locale.ROOT)).split("[^\\p{L}\\p{N}_-]+", -1);
        String verb = words[1];
        if (INTERNAL.contains(headOfObject(List.of(words).subList(2, words.length)))) {
            return ChangeType.OTHER;
        }
        if (FIX_VERBS.contains(verb)) {
            return ChangeType.FIX;
        }
        return FEATURE_VERBS.contains(verb) ? ChangeType.FEATURE : ChangeType.OTHER;
    }

    private static String headOfObject(List<String> words) {
        String head = "";
        for (String word : words) {
            if (PREPOSITIONS.contains(word)) {
                break;
            }
            head = word.isEmpty() ? head : word;
        }
        return head;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" "));
    }
}
