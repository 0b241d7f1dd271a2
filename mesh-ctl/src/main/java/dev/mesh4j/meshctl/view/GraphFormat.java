package dev.mesh4j.meshctl.view;

import java.util.Locale;

/** How to write the wiring. */
public enum GraphFormat {
    /** A tree, for people. */
    TEXT,
    /** A flowchart for Markdown. */
    MERMAID,
    /** For Graphviz. */
    DOT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
