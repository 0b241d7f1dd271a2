package dev.mesh4j.chaos.call;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What became of the calls of one capability. Thread-safe. */
public final class Tally {

    private final String capability;
    private final boolean idempotent;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final AtomicInteger first = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> notExecuted = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unknown = new AtomicInteger();
    private final Map<String, String> lost = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    /** 0 until the first call begins. */
    private final AtomicLong lastAnswer = new AtomicLong();

    private final AtomicLong outage = new AtomicLong();

    public Tally(String capability, boolean idempotent) {
        this.capability = capability;
        this.idempotent = idempotent;
    }

    /** A call is made for the first time. */
    public void begin(String id) {
        made.add(id);
        lastAnswer.compareAndSet(0, System.nanoTime());
    }

    /** @param atFirst whether it was made once */
    public void answered(String id, boolean atFirst) {
        answered.add(id);
        first.addAndGet(atFirst ? 1 : 0);
        long now = System.nanoTime();
        outage.accumulateAndGet(now - lastAnswer.getAndSet(now), Math::max);
    }

    /** The caller was told that nothing was executed. */
    public void notExecuted(String id) {
        notExecuted.add(id);
    }

    /** The caller was told that nobody knows. */
    public void unknown() {
        unknown.incrementAndGet();
    }

    public void lost(String id, String why) {
        lost.put(id, why);
    }

    /** One try failed. */
    public void failed(RuntimeException e) {
        failures.merge(e.getClass().getSimpleName(), 1, Integer::sum);
    }

    public String capability() {
        return capability;
    }

    public boolean idempotent() {
        return idempotent;
    }

    public int made() {
        return made.size();
    }

    /** Of all calls that were made. */
    public Set<String> ids() {
        return Set.copyOf(made);
    }

    /** How many were answered the first time. */
    public int first() {
        return first.get();
    }

    /** By the ids of the calls. */
    public Set<String> answered() {
        return Set.copyOf(answered);
    }

    public Set<String> notExecuted() {
        return Set.copyOf(notExecuted);
    }

    public int unknownOutcomes() {
        return unknown.get();
    }

    /** Why, by the ids of the calls. */
    public Map<String, String> lost() {
        return Map.copyOf(lost);
    }

    /** How often a try failed in which way. */
    public Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    /** The longest time in which nobody was answered. */
    public Duration outage() {
        return Duration.ofNanos(outage.get());
    }
}
