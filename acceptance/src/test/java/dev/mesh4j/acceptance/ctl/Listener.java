package dev.mesh4j.acceptance.ctl;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.annotations.MeshAgent;
import dev.mesh4j.annotations.MeshTool;
import dev.mesh4j.runtime.RemoteTool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A consumer that asks the same all the time, and knows what it heard last and what failed. */
@MeshAgent(name = "listener")
public final class Listener implements AutoCloseable {

    private static final long PAUSE = 2_000_000;

    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile String heard = "";
    private volatile boolean stopped;

    @MeshTool(capability = "listen", dependencies = @Dependency(capability = "motto"))
    public String listen(RemoteTool motto) {
        for (int i = 0; i < 2; i++) {
            Thread.ofVirtual().name("listener-", i).start(() -> ask(motto));
        }
        return "listening";
    }

    private void ask(RemoteTool motto) {
        while (!stopped) {
            try {
                heard = motto.call(Map.of(), String.class);
                calls.incrementAndGet();
            } catch (RuntimeException e) {
                failures.add(e);
            }
            LockSupport.parkNanos(PAUSE); // agents that start need the processors, too
        }
    }

    String heard() {
        return heard;
    }

    int calls() {
        return calls.get();
    }

    List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        stopped = true;
    }
}
