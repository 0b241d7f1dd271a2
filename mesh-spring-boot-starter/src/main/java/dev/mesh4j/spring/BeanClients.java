package dev.mesh4j.spring;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.RunningAgent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients of a context's beans: equal wishes get one client. Thread-safe. */
final class BeanClients {

    private final MeshBuilder builder = Mesh.builder();
    private final Map<Wish, Object> clients = new ConcurrentHashMap<>();
    private volatile @Nullable RunningAgent agent;

    private record Wish(Class<?> type, @Nullable Dependency dependency) {}

    /** @param dependency absent: each method of the interface says itself what it calls */
    Object client(Class<?> type, @Nullable Dependency dependency) {
        return clients.computeIfAbsent(
                new Wish(type, dependency),
                wish -> dependency == null ? builder.client(type) : builder.client(type, dependency));
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    /** Whether all that a client calls has a provider now. */
    boolean isAvailable(Object client) {
        RunningAgent running = agent;
        return running != null && running.isAvailable(client);
    }

    /** What the agent is made with. */
    MeshBuilder builder() {
        return builder;
    }

    /** @param running absent: none any more */
    void runIn(@Nullable RunningAgent running) {
        agent = running;
    }
}
