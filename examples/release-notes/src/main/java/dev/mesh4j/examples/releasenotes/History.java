package dev.mesh4j.examples.releasenotes;

import java.util.List;

/**
 * The commits of a range.
 *
 * @param range what was asked for, resolved
 * @param commits newest first, children before parents
 * @param truncated whether the range runs into the edge of a shallow clone, so that older commits are missing
 */
public record History(Range range, List<Commit> commits, boolean truncated) {

    public History {
        commits = List.copyOf(commits);
    }
}
