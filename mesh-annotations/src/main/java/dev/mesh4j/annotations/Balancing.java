package dev.mesh4j.annotations;

/** How a call chooses among equally good providers; better ones come first in any case. */
public enum Balancing {
    /** Of two at random the one with fewer calls of this agent under way. */
    LEAST_OUTSTANDING,
    /** In turn. */
    ROUND_ROBIN,
    /** At random, in proportion to the weight that each provider's configuration gives it. */
    WEIGHTED,
    /** The same one for the same session id or affinity key, as long as it is there; without a key as the first. */
    AFFINITY
}
