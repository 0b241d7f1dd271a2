package dev.mesh4j.examples.releasenotes;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who wrote or co-wrote commits.
 *
 * @param name as their newest commit spells it
 * @param commits how many, without merges
 */
record Contributor(String name, int commits) {

    private static final Pattern CO_AUTHOR =
            Pattern.compile("(?im)^Co-authored-by:\\s*(?<name>[^<\\r\\n]*?)\\s*<(?<email>[^>\\r\\n]*)>");

    /** The most active first. */
    static List<Contributor> of(List<Commit> newestFirst) {
        Map<String, Contributor> byIdentity = new LinkedHashMap<>();
        for (Commit commit : newestFirst) {
            if (!commit.merge()) {
                authors(commit)
                        .forEach((identity, author) -> byIdentity.merge(
                                identity, new Contributor(author.name(), 1), (known, next) -> known.plusOne()));
            }
        }
        List<Contributor> contributors = new ArrayList<>(byIdentity.values());
        contributors.sort(comparingInt(Contributor::commits).reversed().thenComparing(Contributor::name));
        return List.copyOf(contributors);
    }

    private static Map<String, Author> authors(Commit commit) {
        Map<String, Author> authors = new LinkedHashMap<>();
        authors.put(commit.author().identity(), commit.author());
        Matcher matcher = CO_AUTHOR.matcher(commit.body());
        while (matcher.find()) {
            Author author = new Author(matcher.group("name"), matcher.group("email"));
            authors.putIfAbsent(author.identity(), author);
        }
        return authors;
    }

    private Contributor plusOne() {
        return new Contributor(name, commits + 1);
    }
}
