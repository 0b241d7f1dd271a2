package dev.mesh4j.runtime.call;

import dev.mesh4j.runtime.invoke.LocalTool;

/** What a dependency is bound to. Immutable but for what a remote one learns of its providers. */
public sealed interface Target {

    /** @param reason why nothing is bound, for the error message */
    record Unresolved(String reason) implements Target {}

    /** A tool of this very agent: called directly, without the network. */
    record Local(LocalTool tool) implements Target {}

    /** Providers elsewhere. */
    record Remote(Candidates candidates) implements Target {}
}
