package dev.mesh4j.protocol.client.cache;

import dev.mesh4j.protocol.client.dialect.Operation;
import dev.mesh4j.protocol.jsonrpc.JsonRpcMessage;
import dev.mesh4j.protocol.mcp.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps results as long as their servers allow, the least recently used going first when it is full. What a server calls
 * private is kept for one authorization context only. Thread-safe; may be shared by connections.
 */
public final class ResponseCache {

    private static final Set<String> METHODS = Set.of(
            Method.DISCOVER,
            Method.TOOLS_LIST,
            Method.PROMPTS_LIST,
            Method.RESOURCES_LIST,
            Method.RESOURCES_TEMPLATES_LIST,
            Method.RESOURCES_READ);

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

    private final int maxEntries;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long changes;

    /** @param maxEntries 0: nothing is kept */
    public ResponseCache(int maxEntries, InstantSource clock) {
        this.maxEntries = maxEntries;
        this.clock = clock;
    }

    public static boolean keeps(String method) {
        return METHODS.contains(method);
    }

    /** @param context who asks, for what is private */
    public @Nullable JsonNode get(String server, Object context, Operation operation) {
        lock.lock();
        try {
            JsonNode own = fresh(key(server, context, operation));
            return own == null ? fresh(key(server, null, operation)) : own;
        } finally {
            lock.unlock();
        }
    }

    /** Counts what was dropped: an answer that was asked for before a change is not kept. */
    public long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** @param since {@link #changes} before the request was sent */
    public void put(String server, Object context, Operation operation, JsonNode result, long since) {
        long ttl = Math.min(LONGEST_MILLIS, result.path("ttlMs").asLong(0));
        if (ttl <= 0 || maxEntries == 0) {
            return;
        }
        boolean shared = result.path("cacheScope").asString("").equals("public");
        Entry entry = new Entry(result, clock.instant().plusMillis(ttl));
        lock.lock();
        try {
            if (since == changes) {
                entries.put(key(server, shared ? null : context, operation), entry);
                if (entries.size() > maxEntries) {
                    entries.remove(entries.keySet().iterator().next());
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Drops what a notification of the server declares outdated. */
    public void changed(String server, JsonRpcMessage.Notification notification) {
        switch (notification.method()) {
            case Method.TOOLS_CHANGED -> drop(server, Method.TOOLS_LIST);
            case Method.PROMPTS_CHANGED -> drop(server, Method.PROMPTS_LIST);
            case Method.RESOURCES_CHANGED -> {
                drop(server, Method.RESOURCES_LIST);
                drop(server, Method.RESOURCES_TEMPLATES_LIST);
            }
            case Method.RESOURCE_UPDATED -> {
                JsonNode params = notification.params();
                String uri = params == null ? "" : params.path("uri").asString("");
                remove(key ->
                        key.server.equals(server) && key.method.equals(Method.RESOURCES_READ) && uri.equals(key.name));
            }
            default -> {}
        }
    }

    /** Drops all results of one method. */
    public void drop(String server, String method) {
        remove(key -> key.server.equals(server) && key.method.equals(method));
    }

    private void remove(Predicate<Key> outdated) {
        lock.lock();
        try {
            changes++;
            entries.keySet().removeIf(outdated);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable JsonNode fresh(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        if (clock.instant().isBefore(entry.until)) {
            return entry.result;
        }
        entries.remove(key);
        return null;
    }

    private static Key key(String server, @Nullable Object context, Operation operation) {
        return new Key(
                server,
                context,
                operation.method(),
                operation.name(),
                operation.params().toString());
    }

    /** @param context absent for what is public */
    private record Key(
            String server,
            @Nullable Object context,
            String method,
            @Nullable String name,
            String params) {}

    private record Entry(JsonNode result, Instant until) {}
}
