package dev.mesh4j.runtime;

import java.util.UUID;

/**
 * Who an agent instance is.
 *
 * @param id unique to this start, at most 64 characters
 */
record AgentIdentity(String name, String id) {

    /** Who it says it is to those that it calls. */
    Caller caller() {
        return new Caller(name, id);
    }

    /** A new instance of an agent: its name and eight random hex digits. */
    static AgentIdentity newInstance(String name) {
        return new AgentIdentity(name, name + "-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
