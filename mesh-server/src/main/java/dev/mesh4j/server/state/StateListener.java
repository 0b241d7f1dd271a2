package dev.mesh4j.server.state;

/** Hears the messages of a group, one at a time. It must return soon: the messages behind it wait. */
@FunctionalInterface
public interface StateListener {

    void message(String message);

    /** Messages may have been missed, the store was away: read again what they were about. */
    default void missed() {}
}
