package dev.mesh4j.server.state;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** State in Redis 6.2 or newer, shared by all processes of the same prefix. Connects when first used. */
public final class RedisState implements SharedState {

    private final RedisConfig config;
    private final RedisConnections connections;
    private final Listeners listeners = new Listeners();
    private final RedisMessages messages;
    private final ConcurrentMap<String, StateGroup> groups = new ConcurrentHashMap<>();

    public RedisState(RedisConfig config) {
        this.config = config;
        this.connections = new RedisConnections(config);
        this.messages = new RedisMessages(config, listeners);
    }

    @Override
    public StateGroup group(String name) {
        return groups.computeIfAbsent(
                Limits.name("group", name), known -> new RedisGroup(config.prefix(), known, connections, messages));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String store() {
        return "redis";
    }

    @Override
    public void close() {
        listeners.clear();
        messages.close();
        connections.close();
    }
}
