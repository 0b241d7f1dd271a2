package dev.mesh4j.annotations;

/** A consumer's word on a policy that the provider has set. */
public enum Toggle {
    /** As the provider says. */
    INHERIT,
    ON,
    OFF
}
