package dev.mesh4j.examples.releasenotes;

import java.time.Instant;

/**
 * A commit and what its message says about the change.
 *
 * @param hash all forty digits
 * @param shortHash as few digits as are unique in the repository, at least seven
 * @param author who wrote it
 * @param date when it was committed
 * @param subject the message's first paragraph, in one line
 * @param body the rest of the message; empty when there is none
 * @param merge whether it has more than one parent
 * @param change what kind of change it is
 */
public record Commit(
        String hash,
        String shortHash,
        Author author,
        Instant date,
        String subject,
        String body,
        boolean merge,
        Change change) {}
