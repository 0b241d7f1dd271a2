package dev.mesh4j.acceptance.registry.fleet;

import java.util.List;

/**
 * What the fleet is told to do.
 *
 * @param agents whom it concerns, as they are from now on
 */
record Order(What what, List<Spec> agents) {

    enum What {
        START,
        /** They say something new of themselves. */
        CHANGE,
        /** They take leave of the registry. */
        LEAVE,
        /** Tells how many have joined. */
        COUNT
    }

    Order {
        agents = List.copyOf(agents);
    }
}
