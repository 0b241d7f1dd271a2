package dev.mesh4j.examples.releasenotes;

import java.util.List;

/**
 * What the commits of a range changed, merges left out.
 *
 * @param range what was asked for, resolved
 * @param filesChanged how many files, listed or not
 * @param added lines added in all
 * @param deleted lines deleted in all
 * @param files the riskiest first, cut to what was asked for
 * @param modules all of them, the riskiest first
 * @param truncated whether commits at the edge of a shallow clone could not be counted
 */
public record Churn(
        Range range,
        int filesChanged,
        int added,
        int deleted,
        List<FileChurn> files,
        List<ModuleChurn> modules,
        boolean truncated) {

    public Churn {
        files = List.copyOf(files);
        modules = List.copyOf(modules);
    }
}
