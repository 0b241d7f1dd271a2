package dev.mesh4j.examples.releasenotes;

import java.util.List;

/**
 * How many commits a range holds, by what they are. A breaking change counts as that only, a merge as nothing else.
 *
 * @param contributors how many people wrote or co-wrote them
 */
public record Totals(int commits, int merges, int breaking, int features, int fixes, int other, int contributors) {

    static Totals of(List<Commit> commits) {
        return new Totals(
                commits.size(),
                (int) commits.stream().filter(Commit::merge).count(),
                Section.BREAKING.of(commits).size(),
                Section.FEATURES.of(commits).size(),
                Section.FIXES.of(commits).size(),
                Section.OTHER.of(commits).size(),
                Contributor.of(commits).size());
    }
}
