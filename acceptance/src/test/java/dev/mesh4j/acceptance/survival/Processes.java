package dev.mesh4j.acceptance.survival;

/** What tests with many processes have to share. */
public final class Processes {

    /** Who takes them all would make the others slow. */
    public static final String PROCESSORS = "processors";

    private Processes() {}
}
