package dev.mesh4j.examples.releasenotes;

/**
 * What one commit did to one file.
 *
 * @param path its path after the commit, or before it when {@code kind} is {@code REMOVED}
 * @param previousPath its path before the commit; differs from {@code path} only after a rename
 */
record FileChange(Kind kind, String path, String previousPath, int added, int deleted, boolean binary) {

    enum Kind {
        CREATED,
        EDITED,
        RENAMED,
        REMOVED
    }
}
