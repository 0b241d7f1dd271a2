package dev.mesh4j.runtime.schema;

/** A regular expression took too many steps. */
final class TooCostlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooCostlyException() {
        super("a pattern takes too many steps", null, false, false);
    }
}
