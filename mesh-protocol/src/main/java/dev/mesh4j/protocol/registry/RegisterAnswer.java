package dev.mesh4j.protocol.registry;

import org.jspecify.annotations.Nullable;

/** What {@code POST /heartbeat} told. */
public sealed interface RegisterAnswer {

    /**
     * 200.
     *
     * @param bindings the fingerprint of the bindings in the reply; empty from a registry that sends none
     * @param revision which change of the registry the reply is as of; absent from a registry that sends none
     */
    record Accepted(
            RegistrationReply reply,
            String bindings,
            @Nullable Revision revision) implements RegisterAnswer {

        public Accepted(RegistrationReply reply, String bindings) {
            this(reply, bindings, null);
        }
    }

    /** The registration itself is wrong (400) or the id belongs to someone else (403); repeating it cannot help. */
    record Rejected(int status, String why) implements RegisterAnswer {}

    /** The registry cannot be reached, is busy or is draining; try later. */
    record Unavailable(String why) implements RegisterAnswer {}
}
