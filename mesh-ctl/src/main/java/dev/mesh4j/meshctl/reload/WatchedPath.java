package dev.mesh4j.meshctl.reload;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.Recipe;
import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.program.AgentProgram;
import dev.mesh4j.meshctl.program.Rebuild;
import dev.mesh4j.meshctl.start.Joined;
import dev.mesh4j.meshctl.start.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The agents of one path, as they run now. For one thread. */
public final class WatchedPath {

    private final Rebuild rebuild;
    private final List<Started> running = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private List<Wanted> wanted;
    private List<AgentProgram> programs;
    private boolean crashed;
    private long stamp;

    /** @param wanted what was asked for when they were started */
    public WatchedPath(Rebuild rebuild, List<Wanted> wanted) {
        this.rebuild = rebuild;
        this.wanted = List.copyOf(wanted);
        this.programs = programs(wanted);
        this.stamp = rebuild.stamp();
    }

    public List<Wanted> wanted() {
        return wanted;
    }

    Rebuild rebuild() {
        return rebuild;
    }

    List<Started> running() {
        return List.copyOf(running);
    }

    List<Instance> instances() {
        return running.stream().map(Started::instance).toList();
    }

    /** Whether all of its agents were ended on purpose. */
    boolean isOver() {
        return running.isEmpty() && !crashed;
    }

    /** Whether something changed beside the sources since this was last asked. */
    boolean hasMoved() {
        long before = stamp;
        stamp = rebuild.stamp();
        return stamp != before;
    }

    /** Compiles; what there is to start in the place of what runs, nothing when that would be the same again. */
    List<Wanted> next() {
        List<AgentProgram> now = rebuild.run().stream()
                .filter(program -> !stopped.contains(program.label()))
                .toList();
        if (now.equals(programs) && !crashed) {
            return List.of();
        }
        return now.stream().map(program -> new Wanted(program, recipe(program))).toList();
    }

    void replaced(List<Wanted> now, List<Joined> joined) {
        wanted = now;
        programs = programs(now);
        crashed = false;
        running.clear();
        joined.forEach(agent -> running.add(agent.started()));
    }

    /** An agent that ended by itself comes back with the next version; one that somebody stopped does not. */
    boolean ended(Started process, boolean onPurpose) {
        if (!running.remove(process)) {
            return false;
        }
        crashed |= !onPurpose;
        if (onPurpose) {
            stopped.add(process.name());
        }
        return true;
    }

    /** A class that has become an agent is asked for the same, but for the ports of others. */
    private Recipe recipe(AgentProgram program) {
        return wanted.stream()
                .filter(known -> known.program().label().equals(program.label()))
                .findFirst()
                .map(Wanted::recipe)
                .orElseGet(() -> wanted.getFirst().recipe().unpinned());
    }

    private static List<AgentProgram> programs(List<Wanted> wanted) {
        return wanted.stream().map(Wanted::program).toList();
    }
}
