package dev.mesh4j.chaos.fault;

import dev.mesh4j.chaos.process.Program;
import dev.mesh4j.chaos.site.Roll;
import dev.mesh4j.chaos.site.Site;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Faults by chance, several at a time, each kind as often as the others. */
public final class Storm {

    private static final int AT_ONCE = 4;
    private static final Duration OVERTIME = Duration.ofMinutes(1);
    private static final Duration TO_TAKE_EFFECT = Duration.ofSeconds(10);
    /** Whoever is not well by then is counted at the end. */
    private static final Duration WELL_WITHIN = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Site site;
    private final Roll roll;
    private final Random random;
    private final Duration between;
    private final Faults faults;
    private final Spare spare;
    private final List<Kind> kinds;
    private final Map<Kind, Integer> injected = new EnumMap<>(Kind.class);
    private final Set<Kind> busy = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /** @param between how long from one fault to the next, about */
    public Storm(Site site, Roll roll, List<Kind> kinds, Random random, Duration between) {
        this.site = site;
        this.roll = roll;
        this.random = random;
        this.between = between;
        this.faults = new Faults(site, random);
        this.spare = new Spare(site.kinds());
        this.kinds = List.copyOf(kinds);
    }

    /** All but those that cannot happen here; each of them is printed with its reason. */
    public static List<Kind> possible(Site site, List<Kind> wanted) throws InterruptedException {
        List<Kind> possible = new ArrayList<>(wanted);
        Faults.missing(site).forEach((kind, reason) -> {
            if (possible.remove(kind)) {
                System.out.println("LEFT OUT: " + kind.word() + ": " + reason);
            }
        });
        return possible;
    }

    /**
     * Goes on until the time is over and each kind has happened, at most for a minute more. Returns when everything has been
     * put right.
     */
    public void run(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        Semaphore places = new Semaphore(AT_ONCE);
        Deque<Kind> deck = new ArrayDeque<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (goesOn(end) && failure.get().isEmpty()) {
                if (deck.isEmpty()) {
                    deck.addAll(shuffled());
                }
                places.acquire();
                Kind kind = deck.removeFirst();
                Optional<Fault> next = next(kind);
                if (next.isPresent()) {
                    threads.submit(() -> strike(next.get(), places));
                    LockSupport.parkNanos(random.nextLong(between.toNanos() / 2, between.toNanos() * 3 / 2));
                } else {
                    places.release();
                    deck.addLast(kind);
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        }
        if (!failure.get().isEmpty()) {
            throw new IllegalStateException(failure.get());
        }
    }

    private boolean goesOn(long end) {
        long left = end - System.nanoTime();
        return left > 0 || (left > -OVERTIME.toNanos() && !injected().keySet().containsAll(kinds));
    }

    private List<Kind> shuffled() {
        List<Kind> deck = new ArrayList<>(kinds);
        Collections.shuffle(deck, random);
        return deck;
    }

    /** Of this kind one that leaves enough who are well, and that no other fault of its kind is in the way of. */
    private Optional<Fault> next(Kind kind) {
        if (!isShared(kind) && !busy.add(kind)) {
            return Optional.empty();
        }
        Optional<Fault> next = faults.candidates(kind).stream()
                .filter(each -> spare.take(each.hits()))
                .findFirst();
        if (next.isEmpty()) {
            busy.remove(kind);
        }
        return next;
    }

    /** Whether several may happen at a time: there is one disk, one Redis, one clock for each. */
    private static boolean isShared(Kind kind) {
        return switch (kind) {
            case KILL_AGENT, KILL_REGISTRY, PAUSE, FREEZE, PARTITION, LOSS -> true;
            case SLOW_DISK, FULL_DISK, CLOCK, REDIS, POSTGRES -> false;
        };
    }

    private void strike(Fault fault, Semaphore places) {
        Set<Program> hits = new HashSet<>(fault.hits());
        try {
            site.say("+ " + fault.kind().word() + " " + fault.target());
            fault.inject().run();
            try {
                long began = System.nanoTime();
                awaitEffect(fault, began);
                synchronized (injected) {
                    injected.merge(fault.kind(), 1, Integer::sum);
                }
                LockSupport.parkNanos(fault.lasts().toNanos() - (System.nanoTime() - began));
            } finally {
                fault.heal().run();
                site.say("- " + fault.kind().word() + " " + fault.target());
            }
        } catch (Exception | AssertionError e) {
            failure.compareAndSet("", fault.kind().word() + " " + fault.target() + ": " + e);
        } finally {
            busy.remove(fault.kind());
            places.release();
        }
        awaitWell(hits);
        spare.giveBack(hits);
    }

    /** Until they are listed, and whoever calls them has heard of it. */
    private void awaitWell(Set<Program> hits) {
        long end = System.nanoTime() + WELL_WITHIN.toNanos();
        while (System.nanoTime() < end && !hits.stream().allMatch(roll::isWell)) {
            LockSupport.parkNanos(Site.BEAT.toNanos() / 2);
        }
        if (!hits.isEmpty()) {
            LockSupport.parkNanos(Site.BEAT.toNanos());
        }
    }

    private static void awaitEffect(Fault fault, long began) throws Exception {
        while (!fault.effect().holds()) {
            if (System.nanoTime() - began > TO_TAKE_EFFECT.toNanos()) {
                throw new IllegalStateException("nothing happened (expected: it really goes wrong)");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** How many faults there were. */
    public Map<Kind, Integer> injected() {
        synchronized (injected) {
            return new TreeMap<>(injected);
        }
    }
}
