package dev.mesh4j.meshctl.start;

import dev.mesh4j.meshctl.process.Instance;
import dev.mesh4j.meshctl.process.Started;
import dev.mesh4j.meshctl.process.Stopper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stops processes when meshctl ends, by Ctrl-C too, unless they were released. */
public final class StopOnExit implements AutoCloseable {

    private final Stopper stopper;
    private final List<Instance> held = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::stop, "stop-on-exit");

    private StopOnExit(Stopper stopper) {
        this.stopper = stopper;
    }

    public static StopOnExit using(Stopper stopper) {
        StopOnExit stopOnExit = new StopOnExit(stopper);
        Runtime.getRuntime().addShutdownHook(stopOnExit.hook);
        return stopOnExit;
    }

    public void hold(Started started) {
        held.add(started.instance());
    }

    /** Lets one of them live on, or be ended by somebody else. */
    public void release(Instance instance) {
        held.remove(instance);
    }

    /** Lets all of them live on. */
    public void release() {
        held.clear();
    }

    /** Stops what is still held. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // meshctl is ending, so the hook does it
        }
        stop();
    }

    private void stop() {
        stopper.stop(held);
    }
}
