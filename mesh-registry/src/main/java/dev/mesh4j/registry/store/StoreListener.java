package dev.mesh4j.registry.store;

/** Hears what others do with a store. Called from threads of the store; must not block. */
public interface StoreListener {

    /** Someone else has committed. */
    void changed();

    /** Changes may have been missed, or everything replaced: all has to be loaded anew. */
    void gap();

    /** Another replica has told an agent its bindings. */
    void told(String agentId, String fingerprint);
}
