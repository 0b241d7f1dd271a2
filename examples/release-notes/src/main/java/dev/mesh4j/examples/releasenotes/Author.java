package dev.mesh4j.examples.releasenotes;

import java.util.Locale;

/** Who wrote a commit, as the commit says. */
public record Author(String name, String email) {

    /** What tells two people apart: the name, for one person often has several addresses. */
    String identity() {
        return (name.isBlank() ? email : name).toLowerCase(Locale.ROOT);
    }
}
