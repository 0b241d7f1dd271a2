package dev.mesh4j.meshctl.start;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An agent that speaks with whoever started meshctl: it ends with its input, and when meshctl is stopped. */
public final class OnStdio {

    private static final Duration GRACE = Duration.ofSeconds(12);

    private OnStdio() {}

    /** Waits for its end, and returns its exit code. */
    public static int await(Process agent) throws InterruptedException {
        Thread stop = new Thread(() -> stop(agent), "stop-on-exit");
        Runtime.getRuntime().addShutdownHook(stop);
        return agent.waitFor();
    }

    private static void stop(Process agent) {
        agent.destroy();
        try {
            if (!agent.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                agent.destroyForcibly();
            }
        } catch (InterruptedException e) {
            agent.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
