package dev.mesh4j.examples.releasenotes;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Locale;

/** The sections of the notes that list commits, in their order. Each commit but a merge is in exactly one. */
enum Section {
    BREAKING("Breaking changes"),
    FEATURES("Features"),
    FIXES("Fixes"),
    OTHER("Other changes");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Its commits grouped by scope, those without one first, else in the order they came. */
    List<Commit> of(List<Commit> commits) {
        return commits.stream()
                .filter(commit -> !commit.merge() && sectionOf(commit.change()) == this)
                .sorted(comparing(commit -> commit.change().scope().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Section sectionOf(Change change) {
        if (change.breaking()) {
            return BREAKING;
        }
        return switch (change.type()) {
            case FEATURE -> FEATURES;
            case FIX -> FIXES;
            case OTHER -> OTHER;
        };
    }
}
