package dev.mesh4j.meshctl.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ends started processes: asks, waits, and only then forces. */
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

    /** Stops them side by side and removes their records. */
    public List<Stopped> stop(List<Instance> stopping) {
        stopping.forEach(instance -> instance.process().ifPresent(ProcessHandle::destroy));
        long deadline = System.nanoTime() + grace.toNanos();
        List<Stopped> stopped = new ArrayList<>();
        for (Instance instance : stopping) {
            boolean ended = ended(instance, deadline);
            if (!ended) {
                instance.process().ifPresent(ProcessHandle::destroyForcibly);
                ended(instance, System.nanoTime() + KILL_GRACE.toNanos());
            }
            instances.remove(instance);
            stopped.add(new Stopped(instance.name(), instance.kind(), instance.pid(), !ended));
        }
        return stopped;
    }

    private static boolean ended(Instance instance, long deadline) {
        Optional<ProcessHandle> process = instance.process();
        while (process.isPresent() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            process = instance.process();
        }
        return process.isEmpty();
    }
}
