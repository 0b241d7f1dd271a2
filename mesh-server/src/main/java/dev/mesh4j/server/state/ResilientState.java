package dev.mesh4j.server.state;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * State in Redis, and in memory while Redis is away, so that no call is lost with it. What this process wrote itself it
 * still reads then; what it writes then is taken to Redis when that is back, unless another process has written the same
 * key meanwhile. Redis that lost its memory is told again what this process wrote. For what has one writer at a time, such
 * as sessions; two processes that lost Redis both believe themselves alone.
 */
public final class ResilientState implements SharedState {

    private final SharedState redis;
    private final MemoryState memory;
    private final RedisMemory redisMemory;
    private final Switchover switchover;
    private final ConcurrentMap<String, ResilientGroup> groups = new ConcurrentHashMap<>();

    /** @param redis closed with this */
    public ResilientState(RedisState redis) {
        this(
                redis,
                new MemoryState(Clock.systemUTC(), MemoryState.ENTRIES, MemoryState.BYTES),
                () -> ThreadLocalRandom.current().nextLong());
    }

    /** @param random when Redis is looked for */
    ResilientState(SharedState redis, MemoryState memory, RandomGenerator random) {
        this.redis = redis;
        this.memory = memory;
        this.redisMemory = new RedisMemory(redis);
        this.switchover = new Switchover(redisMemory::probe, this::carryOver, random);
    }

    /** That state, if it is of this process alone; else one that goes on without it, and closes it. */
    public static SharedState over(SharedState state) {
        return state instanceof RedisState redis ? new ResilientState(redis) : state;
    }

    @Override
    public StateGroup group(String name) {
        return groups.computeIfAbsent(Limits.name("group", name), this::newGroup);
    }

    /** False while Redis is away. */
    @Override
    public boolean isShared() {
        return !switchover.isAway();
    }

    @Override
    public String store() {
        return switchover.isAway() ? memory.store() + " (" + redis.store() + " away)" : redis.store();
    }

    @Override
    public void close() {
        try (redis;
                memory) {
            switchover.close();
        }
    }

    private ResilientGroup newGroup(String name) {
        StateGroup there = redis.group(name);
        Mirror mirror = new Mirror(name, there, memory.entries());
        return new ResilientGroup(there, memory.group(name), mirror, redisMemory, switchover);
    }

    private String carryOver() {
        boolean lost = redisMemory.isLost();
        int changes = 0;
        int dropped = 0;
        for (ResilientGroup group : groups.values()) {
            if (lost) {
                group.mirror().restore();
            }
            changes += group.mirror().changes();
            dropped += group.mirror().carryOver();
        }
        if (lost) {
            redisMemory.renew();
        }
        return (lost ? "it had lost its memory, " : "") + changes + " keys changed meanwhile, of which " + dropped
                + " by other processes as well, whose values count";
    }
}
