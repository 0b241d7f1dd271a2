package dev.mesh4j.registry.store;

import java.util.List;

/**
 * What is newer than a revision.
 *
 * @param revision the newest of all
 * @param newer every agent whose last change is newer, those that left included, in the order of their revisions
 */
public record Committed(long revision, List<StoredAgent> newer) {

    public Committed {
        newer = List.copyOf(newer);
    }
}
