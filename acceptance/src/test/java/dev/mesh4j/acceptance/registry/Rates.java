package dev.mesh4j.acceptance.registry;

import dev.mesh4j.protocol.client.CallException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The most requests that a registry was asked in a second, from when it begins to serve until this is closed. */
final class Rates implements AutoCloseable {

    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final long EVERY_MILLIS = 200;

    private final RegistryProcess registry;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Deque<long[]> window = new ArrayDeque<>();
    private final Thread thread;
    private final List<Long> seconds = new ArrayList<>();
    private volatile double highest;
    private long firstAt;
    private long before;

    Rates(RegistryProcess registry) {
        this.registry = registry;
        this.thread = Thread.ofPlatform().daemon().name("rates").start(this::run);
    }

    /** Requests a second. */
    double highest() {
        return highest;
    }

    /** How many came in each second; only after this is closed. */
    List<Long> seconds() {
        return seconds;
    }

    private void run() {
        try {
            while (!stop.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                sample();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        Scrape scrape;
        try {
            scrape = registry.scrape();
        } catch (CallException e) {
            // it is away
            return;
        }
        firstAt = firstAt == 0 ? scrape.at() : firstAt;
        if (scrape.at() - firstAt >= seconds.size() * WINDOW_NANOS) {
            seconds.add(scrape.requests() - before);
            before = scrape.requests();
        }
        window.addLast(new long[] {scrape.at(), scrape.requests()});
        while (scrape.at() - window.getFirst()[0] > WINDOW_NANOS + EVERY_MILLIS * 1_000_000) {
            window.removeFirst();
        }
        long[] first = window.getFirst();
        // what came before the first sample came within the second in which it began to serve
        long asked = scrape.requests() - first[1];
        double time = Math.max(1, (scrape.at() - first[0]) / 1e9);
        highest = Math.max(highest, asked / time);
    }

    @Override
    public void close() throws InterruptedException {
        stop.countDown();
        thread.join();
    }
}
