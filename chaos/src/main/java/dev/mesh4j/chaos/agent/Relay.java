package dev.mesh4j.chaos.agent;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.Mesh;

/** Passes calls on to a ledger: one hop. */
@MeshAgent(name = "relay")
public final class Relay {

    interface Once {
        String noteOnce(String id);
    }

    interface Again {
        String noteAgain(String id);
    }

    @MeshTool(capability = "relay_once")
    public String relayOnce(String id, @Dependency(capability = "note_once", timeout = "3s") Once ledger) {
        return ledger.noteOnce(id);
    }

    @MeshTool(capability = "relay_again", idempotent = true)
    public String relayAgain(
            String id, @Dependency(capability = "note_again", timeout = "3s", hedgeAfter = "400ms") Again ledger) {
        return ledger.noteAgain(id);
    }

    public static void main(String[] args) {
        Mesh.run(Relay.class, args);
    }
}
