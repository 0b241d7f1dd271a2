package dev.mesh4j.meshctl.watch;

import dev.mesh4j.meshctl.registry.Listing;
import dev.mesh4j.meshctl.registry.MeshFilter;

/**
 * What a live view begins with.
 *
 * @param wide whether all columns are shown
 */
public record WatchStart(Listing listing, MeshFilter filter, boolean wide) {

    WatchState state() {
        return WatchState.starting(listing, filter, wide, 80, 24);
    }
}
