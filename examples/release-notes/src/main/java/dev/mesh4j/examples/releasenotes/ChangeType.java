package dev.mesh4j.examples.releasenotes;

/** What a commit is to the reader of release notes. */
public enum ChangeType {
    FEATURE,
    FIX,
    /** Documentation, tests, builds, refactorings, and what does not say. */
    OTHER
}
