package dev.mesh4j.runtime;

import java.util.UUID;

/**
 * Who an agent instance is.
 *
 * @param id unique to this start, at most 64 characters
 */
record AgentIdentity(String name, String id) {

    /** A new instance of an agent: its name and eight random hex digits. */
    static AgentIdentity newInstance(String name) {
        return new AgentIdentity(name, name + "-" + UUID.randomUUID().toString().substring(0, 8));
    }
}
