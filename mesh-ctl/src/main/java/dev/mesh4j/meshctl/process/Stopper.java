package dev.mesh4j.meshctl.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends started processes and what they started themselves: asks, waits, and only then forces. */
public final class Stopper {

    /** What an agent may take to drain. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration KILL_GRACE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final InstanceStore instances;
    private final Duration grace;

    public Stopper(InstanceStore instances, Duration grace) {
        this.instances = instances;
        this.grace = grace;
    }

    /** Stops them side by side, then what they left behind, and removes their records. */
    public List<Stopped> stop(List<Instance> stopping) {
        Set<ProcessHandle> left = new HashSet<>();
        collect(stopping, left);
        stopping.forEach(instance -> instance.process().ifPresent(ProcessHandle::destroy));
        long deadline = System.nanoTime() + grace.toNanos();
        List<Stopped> stopped = new ArrayList<>();
        for (Instance instance : stopping) {
            List<ProcessHandle> process = instance.process().stream().toList();
            boolean ended = ended(process, deadline);
            if (!ended) {
                force(process);
            }
            stopped.add(new Stopped(instance.name(), instance.kind(), instance.pid(), !ended));
        }
        collect(stopping, left);
        end(List.copyOf(left));
        stopping.forEach(instances::remove);
        return stopped;
    }

    /** Before and after, as without {@code /proc} only a living leader shows who belongs to it. */
    private static void collect(List<Instance> stopping, Set<ProcessHandle> left) {
        List<Instance> own = stopping.stream().filter(Stopper::mayBeAsked).toList();
        Sessions sessions = Sessions.now(own);
        own.forEach(instance -> left.addAll(sessions.of(instance)));
    }

    /** Whether nobody else leads the session of that number now. */
    private static boolean mayBeAsked(Instance instance) {
        return instance.process().isPresent()
                || ProcessHandle.of(instance.pid()).filter(Liveness::isAlive).isEmpty();
    }

    /** They had as long as their leader to end by themselves. */
    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        if (!ended(processes, System.nanoTime() + KILL_GRACE.toNanos())) {
            force(processes);
        }
    }

    private static void force(List<ProcessHandle> processes) {
        processes.stream().filter(Liveness::isAlive).forEach(ProcessHandle::destroyForcibly);
        ended(processes, System.nanoTime() + KILL_GRACE.toNanos());
    }

    private static boolean ended(List<ProcessHandle> processes, long deadline) {
        while (processes.stream().anyMatch(Liveness::isAlive)) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
