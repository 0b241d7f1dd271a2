package dev.mesh4j.runtime.call;

/**
 * Highest random weight: everyone who knows the same instances finds the same one for a key, and when one goes only its
 * keys move.
 */
public final class Rendezvous {

    private static final long PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** How well an instance suits a key; the highest wins. */
    public static long score(String key, String instance) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * PRIME;
        }
        hash = (hash ^ 0x1f) * PRIME;
        for (int i = 0; i < instance.length(); i++) {
            hash = (hash ^ instance.charAt(i)) * PRIME;
        }
        // spreads the last characters over all bits (the finalizer of MurmurHash3)
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
