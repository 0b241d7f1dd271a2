package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.runtime.Session;
import dev.mesh4j.runtime.SessionLostException;
import dev.mesh4j.runtime.TypeRef;
import dev.mesh4j.server.state.Entry;
import dev.mesh4j.server.state.Write;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A session in the hands of one call of its owner. */
final class OwnedSession implements Session {

    private final SessionStore store;
    private final String id;
    private final long epoch;
    private final long generation;
    private volatile Entry seen;
    private volatile boolean ended;

    OwnedSession(SessionStore store, String id, Entry seen, long epoch, long generation) {
        this.store = store;
        this.id = id;
        this.seen = seen;
        this.epoch = epoch;
        this.generation = generation;
    }

    @Override
    public String id() {
        return id;
    }

    /** Higher with each owner. */
    long epoch() {
        return epoch;
    }

    @Override
    public <T> Optional<T> get(String key, Class<T> type) {
        return read(key, type);
    }

    @Override
    public <T> Optional<T> get(String key, TypeRef<T> type) {
        return read(key, type.type());
    }

    @Override
    public void put(String key, Object value) {
        Objects.requireNonNull(value, "value");
        requireKey(key);
        JsonNode json = Json.mapper().valueToTree(value);
        change(record -> {
            ObjectNode values = record.values().deepCopy();
            values.set(key, json);
            return record.with(bounded(values));
        });
    }

    @Override
    public void remove(String key) {
        change(record -> {
            ObjectNode values = record.values().deepCopy();
            values.remove(key);
            return record.with(values);
        });
    }

    @Override
    public Set<String> keys() {
        return new TreeSet<>(ours(current()).values().propertyNames());
    }

    @Override
    public void timeToLive(Duration time) {
        SessionOptions.requireTimeToLive(time);
        change(record -> record.with(time));
    }

    @Override
    public void end() {
        Entry entry = current();
        ours(entry);
        while (!store.group().delete(entry)) {
            entry = current();
            ours(entry);
        }
        ended = true;
    }

    /**
     * The call is over: the session's time begins anew.
     *
     * @throws SessionLostException when it was taken over meanwhile
     */
    void finish() {
        while (!ended) {
            Entry entry = seen;
            if (store.group().touch(entry, ours(entry).timeToLive())) {
                return;
            }
            seen = current();
        }
    }

    private <T> Optional<T> read(String key, Type type) {
        JsonNode value = ours(current()).values().get(key);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.mapper().treeToValue(value, Json.mapper().constructType(type)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "session: the value of " + key + " is no " + type.getTypeName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private void change(UnaryOperator<SessionRecord> change) {
        Entry entry = seen;
        while (true) {
            SessionRecord next = change.apply(ours(entry));
            switch (store.group().compareAndSet(entry, next.json(), next.timeToLive())) {
                case Write.Written written -> {
                    seen = written.entry();
                    ours(seen);
                    return;
                }
                case Write.Taken taken -> entry = taken.entry();
                case Write.Gone gone -> throw lost("it ended, or its time was over");
            }
        }
    }

    private Entry current() {
        return store.group().get(id).orElseThrow(() -> lost("it ended, or its time was over"));
    }

    private SessionRecord ours(Entry entry) {
        SessionRecord record = SessionRecord.of(entry);
        if (ended || !store.isOurs(record, epoch, generation)) {
            throw lost(
                    ended
                            ? "it ended"
                            : "this instance was silent too long, it is "
                                    + record.owner().id() + "'s");
        }
        return record;
    }

    private SessionLostException lost(String why) {
        return new SessionLostException(id, why);
    }

    private static void requireKey(String key) {
        if (key.isEmpty() || key.length() > SessionOptions.MAX_KEY) {
            throw new IllegalArgumentException("session: a key of " + key.length() + " characters (expected: 1 to "
                    + SessionOptions.MAX_KEY + ")");
        }
    }

    private static ObjectNode bounded(ObjectNode values) {
        int size = values.toString().getBytes(StandardCharsets.UTF_8).length;
        if (size > SessionOptions.MAX_BYTES) {
            throw new IllegalArgumentException("session: values of " + size + " bytes of JSON (expected: at most "
                    + SessionOptions.MAX_BYTES + ")");
        }
        return values;
    }
}
