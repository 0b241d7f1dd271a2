package dev.mesh4j.runtime.call;

import java.time.Duration;

/** Sends a call and brings what came of it. */
@FunctionalInterface
public interface Sender<T> {

    /** @throws dev.mesh4j.protocol.client.CallException when there is no result */
    T send(OutgoingCall call, Duration left);

    /** Lets go of the connection that the call took, now that it has brought this, or when that is over. */
    default void over(T result, Provider provider) {
        provider.peer().end();
    }
}
