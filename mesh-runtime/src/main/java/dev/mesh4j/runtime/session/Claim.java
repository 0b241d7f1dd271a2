package dev.mesh4j.runtime.session;

/** Whose a session is. */
sealed interface Claim {

    /** This instance's. */
    record Ours(OwnedSession session) implements Claim {}

    /** That of another instance, which is alive as far as anybody knows. */
    record Theirs(Owner owner) implements Claim {}
}
