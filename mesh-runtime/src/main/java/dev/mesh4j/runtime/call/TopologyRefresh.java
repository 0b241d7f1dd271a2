package dev.mesh4j.runtime.call;

import java.time.Duration;

/** Asks the registry what is there now, outside the heartbeat's turn. */
@FunctionalInterface
public interface TopologyRefresh {

    /** Returns when the newest bindings are applied, or when {@code atMost} passed. */
    void refresh(Duration atMost);
}
