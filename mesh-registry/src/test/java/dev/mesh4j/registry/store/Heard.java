package dev.mesh4j.registry.store;

import java.util.List;

/** Writes down what a store tells. */
record Heard(List<String> heard) implements StoreListener {

    @Override
    public void changed() {
        heard.add("changed");
    }

    @Override
    public void gap() {
        heard.add("gap");
    }

    @Override
    public void told(String agentId, String fingerprint) {
        heard.add(agentId + " was told " + fingerprint);
    }
}
