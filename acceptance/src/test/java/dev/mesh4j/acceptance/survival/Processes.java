package dev.mesh4j.acceptance.survival;

/** What tests with many processes have to share. */
final class Processes {

    /** Who takes them all would make the others slow. */
    static final String PROCESSORS = "processors";

    private Processes() {}
}
