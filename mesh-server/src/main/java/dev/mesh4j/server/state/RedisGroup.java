package dev.mesh4j.server.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** A group of {@link RedisState}; every stamp is new, so that a write that is repeated knows itself. */
final class RedisGroup implements StateGroup {

    private final String values;
    private final String epochs;
    private final String name;
    private final RedisConnections connections;
    private final RedisMessages messages;

    RedisGroup(String prefix, String name, RedisConnections connections, RedisMessages messages) {
        this.values = prefix + ":value:" + name + ":";
        this.epochs = prefix + ":epoch:" + name + ":";
        this.name = name;
        this.connections = connections;
        this.messages = messages;
    }

    @Override
    public Optional<Entry> get(String key) {
        String at = at(key);
        return Optional.ofNullable(connections.<@Nullable String>repeatable(redis -> redis.get(at)))
                .map(stored -> entry(key, stored));
    }

    @Override
    public Entry put(String key, String value, Duration timeToLive) {
        String at = at(key);
        Entry entry = entry(key, value, timeToLive);
        SetParams expiry = new SetParams().px(timeToLive.toMillis());
        // not repeated: it would undo what another made of the first
        connections.once(redis -> redis.set(at, stored(entry), expiry));
        return entry;
    }

    @Override
    public Write putIfAbsent(String key, String value, Duration timeToLive) {
        Entry entry = entry(key, value, timeToLive);
        Object current = write(entry, RedisScripts.PUT_IF_ABSENT, stored(entry), millis(timeToLive));
        return outcome(entry, current);
    }

    @Override
    public Write compareAndSet(Entry expected, String value, Duration timeToLive) {
        Entry entry = entry(expected.key(), value, timeToLive);
        Object current =
                write(entry, RedisScripts.COMPARE_AND_SET, expected.stamp(), stored(entry), millis(timeToLive));
        return outcome(entry, current);
    }

    @Override
    public void delete(String key) {
        String at = at(key);
        connections.repeatable(redis -> redis.del(at));
    }

    @Override
    public boolean delete(Entry expected) {
        List<String> keys = List.of(at(expected.key()));
        Function<RedisClient, Boolean> delete =
                redis -> isOne(redis.eval(RedisScripts.COMPARE_AND_DELETE, keys, List.of(expected.stamp())));
        return connections.repeatable(delete, deleted -> deleted);
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        String at = at(key);
        long millis = Limits.millis(timeToLive);
        return connections.repeatable(redis -> redis.pexpire(at, millis)) == 1;
    }

    @Override
    public boolean touch(Entry expected, Duration timeToLive) {
        Limits.millis(timeToLive);
        List<String> keys = List.of(at(expected.key()));
        List<String> arguments = List.of(expected.stamp(), millis(timeToLive));
        return connections.repeatable(redis -> isOne(redis.eval(RedisScripts.COMPARE_AND_TOUCH, keys, arguments)));
    }

    @Override
    public long nextEpoch(String key) {
        String at = epochs + Limits.key(key);
        return Long.parseLong(
                connections.repeatable(redis -> (String) redis.eval(RedisScripts.NEXT_EPOCH, List.of(at), List.of())));
    }

    @Override
    public void publish(String message) {
        String channel = messages.channel(name);
        Limits.message(message);
        connections.repeatable(redis -> redis.publish(channel, message));
    }

    @Override
    public Subscription subscribe(StateListener listener) {
        return messages.subscribe(name, listener);
    }

    /** Repeated, a write knows itself by its stamp; another's stamp leaves open whether this one came before it. */
    private @Nullable Object write(Entry entry, String script, String... arguments) {
        List<String> keys = List.of(at(entry.key()));
        Function<RedisClient, @Nullable Object> eval = redis -> redis.eval(script, keys, List.of(arguments));
        return connections.repeatable(
                eval, reply -> isOne(reply) || reply instanceof String stored && stored.startsWith(entry.stamp()));
    }

    private String at(String key) {
        return values + Limits.key(key);
    }

    private static Write outcome(Entry own, @Nullable Object reply) {
        if (reply instanceof String stored) {
            Entry found = entry(own.key(), stored);
            return found.stamp().equals(own.stamp()) ? new Write.Written(own) : new Write.Taken(found);
        }
        return isOne(reply) ? new Write.Written(own) : new Write.Gone();
    }

    private static Entry entry(String key, String value, Duration timeToLive) {
        Limits.value(value);
        Limits.millis(timeToLive);
        return new Entry(key, value, UUID.randomUUID().toString());
    }

    private static Entry entry(String key, String stored) {
        return new Entry(key, stored.substring(RedisScripts.STAMP), stored.substring(0, RedisScripts.STAMP));
    }

    private static String stored(Entry entry) {
        return entry.stamp() + entry.value();
    }

    private static String millis(Duration timeToLive) {
        return Long.toString(timeToLive.toMillis());
    }

    private static boolean isOne(@Nullable Object reply) {
        return reply instanceof Long count && count == 1;
    }
}
