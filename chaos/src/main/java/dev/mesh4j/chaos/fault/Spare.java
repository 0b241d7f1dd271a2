package dev.mesh4j.chaos.fault;

import dev.mesh4j.chaos.process.Program;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sees to it that of each kind of agent one stays well, so that every call could be answered. Thread-safe. */
final class Spare {

    private final Collection<List<Program>> kinds;
    private final Set<Program> unwell = new HashSet<>();

    /** @param kinds of each kind of agent all that there are */
    Spare(Collection<List<Program>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** False when one of them is unwell already, or nobody would be left. */
    synchronized boolean take(Set<Program> programs) {
        if (programs.stream().anyMatch(unwell::contains)) {
            return false;
        }
        unwell.addAll(programs);
        boolean left = kinds.stream().allMatch(kind -> kind.stream().anyMatch(each -> !unwell.contains(each)));
        if (!left) {
            unwell.removeAll(programs);
        }
        return left;
    }

    synchronized void giveBack(Set<Program> programs) {
        unwell.removeAll(programs);
    }
}
