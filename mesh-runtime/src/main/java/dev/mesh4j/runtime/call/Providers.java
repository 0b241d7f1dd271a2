package dev.mesh4j.runtime.call;

import java.util.List;

/** The providers of one dependency, best first. One that could not be reached is asked last from then on. Thread-safe. */
public final class Providers {

    private final List<Provider> ranked;
    private volatile int first;

    public Providers(List<Provider> ranked) {
        if (ranked.isEmpty()) {
            throw new IllegalArgumentException("providers: [] (expected: at least one)");
        }
        this.ranked = List.copyOf(ranked);
    }

    public List<Provider> ranked() {
        return ranked;
    }

    int size() {
        return ranked.size();
    }

    /** Where to begin. */
    int first() {
        return first;
    }

    Provider at(int index) {
        return ranked.get(index % ranked.size());
    }

    void unreachable(int index) {
        first = (index + 1) % ranked.size();
    }
}
