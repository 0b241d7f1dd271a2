package dev.mesh4j.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.EventListener;

/**
 * Shows what the agent counts as meters: {@code mesh_calls_served} is {@code mesh.calls.served}. The agent is asked when a
 * meter is read; meters that have come since, such as those of a newly bound agent, are there at the next reading.
 */
final class MeshMeters implements MeterBinder {

    private final MeshAgentLifecycle lifecycle;
    private final List<ReadMeters> registries = new CopyOnWriteArrayList<>();
    private final ReentrantLock reading = new ReentrantLock();

    MeshMeters(MeshAgentLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(new ReadMeters(registry, this::refresh));
        refresh();
    }

    @EventListener(MeshAgentStarted.class)
    void started() {
        refresh();
    }

    /** Nothing while another thread is at it, or this one. */
    private void refresh() {
        if (reading.isHeldByCurrentThread() || !reading.tryLock()) {
            return;
        }
        try {
            lifecycle
                    .agent()
                    .ifPresent(agent -> registries.forEach(meters -> {
                        agent.insight().counted().read(meters);
                        meters.dropUnread();
                    }));
        } finally {
            reading.unlock();
        }
    }
}
