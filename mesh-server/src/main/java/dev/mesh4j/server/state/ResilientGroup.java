package dev.mesh4j.server.state;

import java.time.Duration;
import java.util.Optional;

/** A group of {@link ResilientState}. */
final class ResilientGroup implements StateGroup {

    private final StateGroup redis;
    private final StateGroup memory;
    private final Mirror mirror;
    private final RedisMemory redisMemory;
    private final Switchover switchover;

    ResilientGroup(StateGroup redis, StateGroup memory, Mirror mirror, RedisMemory redisMemory, Switchover switchover) {
        this.redis = redis;
        this.memory = memory;
        this.mirror = mirror;
        this.redisMemory = redisMemory;
        this.switchover = switchover;
    }

    Mirror mirror() {
        return mirror;
    }

    @Override
    public Optional<Entry> get(String key) {
        return switchover.call(() -> read(key), tried -> memory.get(key));
    }

    @Override
    public Entry put(String key, String value, Duration timeToLive) {
        return switchover.call(() -> wrote(redis.put(key, value, timeToLive), timeToLive), tried -> {
            mirror.changing(key, tried ? value : null);
            return memory.put(key, value, timeToLive);
        });
    }

    @Override
    public Write putIfAbsent(String key, String value, Duration timeToLive) {
        return switchover.call(() -> outcome(key, redis.putIfAbsent(key, value, timeToLive), timeToLive), tried -> {
            mirror.changing(key, tried ? value : null);
            return memory.putIfAbsent(key, value, timeToLive);
        });
    }

    @Override
    public Write compareAndSet(Entry expected, String value, Duration timeToLive) {
        String key = expected.key();
        return switchover.call(
                () -> outcome(key, redis.compareAndSet(expected, value, timeToLive), timeToLive), tried -> {
                    mirror.changing(key, tried ? value : null);
                    return memory.compareAndSet(expected, value, timeToLive);
                });
    }

    @Override
    public void delete(String key) {
        switchover.call(
                () -> {
                    redis.delete(key);
                    mirror.found(key, null);
                    return true;
                },
                tried -> {
                    mirror.changing(key, null);
                    memory.delete(key);
                    return true;
                });
    }

    @Override
    public boolean delete(Entry expected) {
        return switchover.call(
                () -> {
                    boolean deleted = redis.delete(expected);
                    mirror.found(expected.key(), null);
                    return deleted;
                },
                tried -> {
                    mirror.changing(expected.key(), null);
                    return memory.delete(expected);
                });
    }

    @Override
    public boolean touch(String key, Duration timeToLive) {
        return switchover.call(() -> touched(key, redis.touch(key, timeToLive), timeToLive), tried -> {
            mirror.changing(key, null);
            return memory.touch(key, timeToLive);
        });
    }

    @Override
    public boolean touch(Entry expected, Duration timeToLive) {
        String key = expected.key();
        return switchover.call(() -> touched(key, redis.touch(expected, timeToLive), timeToLive), tried -> {
            mirror.changing(key, null);
            return memory.touch(expected, timeToLive);
        });
    }

    /** While Redis is away it follows this process's clock. */
    @Override
    public long nextEpoch(String key) {
        return switchover.call(() -> redis.nextEpoch(key), tried -> memory.nextEpoch(key));
    }

    @Override
    public void publish(String message) {
        switchover.call(
                () -> {
                    redis.publish(message);
                    return true;
                },
                tried -> {
                    memory.publish(message);
                    return true;
                });
    }

    @Override
    public Subscription subscribe(StateListener listener) {
        Subscription here = memory.subscribe(listener);
        Subscription there = redis.subscribe(listener);
        return () -> {
            here.close();
            there.close();
        };
    }

    private Optional<Entry> read(String key) {
        Optional<Entry> entry = redis.get(key);
        if (entry.isEmpty()) {
            requireMemory(key);
        }
        mirror.found(key, entry.orElse(null));
        return entry;
    }

    /** Redis does not have what was written from here: was that changed there, or has Redis lost its memory? */
    private void requireMemory(String key) {
        if (mirror.holds(key) && redisMemory.isLost()) {
            throw new SharedStateException("redis: it lost its memory (expected: what was written)");
        }
    }

    private Entry wrote(Entry entry, Duration timeToLive) {
        redisMemory.note();
        mirror.wrote(entry, timeToLive);
        return entry;
    }

    private Write outcome(String key, Write write, Duration timeToLive) {
        switch (write) {
            case Write.Written written -> wrote(written.entry(), timeToLive);
            case Write.Taken taken -> mirror.found(key, taken.entry());
            case Write.Gone gone -> {
                requireMemory(key);
                mirror.found(key, null);
            }
        }
        return write;
    }

    private boolean touched(String key, boolean touched, Duration timeToLive) {
        if (touched) {
            mirror.touched(key, timeToLive);
        } else {
            requireMemory(key);
        }
        return touched;
    }
}
