package dev.mesh4j.server.state;

/** A listener's place in a group. */
public interface Subscription extends AutoCloseable {

    /** The listener hears nothing more but a message already on its way; the second time does nothing. */
    @Override
    void close();
}
