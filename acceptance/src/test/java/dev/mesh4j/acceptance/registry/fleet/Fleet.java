package dev.mesh4j.acceptance.registry.fleet;

import dev.mesh4j.chaos.process.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The test's end of a fleet. Orders are given by one thread. */
public final class Fleet implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final ChildJvm process;
    private final Link link;
    private final BlockingQueue<Told> done = new LinkedBlockingQueue<>();
    private final Map<String, Told> wired = new ConcurrentHashMap<>();

    private Fleet(ChildJvm process, Link link) {
        this.process = process;
        this.link = link;
        Thread.ofPlatform().daemon().name("fleet-reader").start(this::listen);
    }

    /** Starts the process of a fleet, without agents. */
    public static Fleet start(Path folder, URI registry, Duration beat) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setSoTimeout(PATIENCE_SECONDS * 1000);
            ChildJvm process = ChildJvm.start(
                    folder.resolve("fleet-" + listening.getLocalPort() + ".log"),
                    FleetMain.class,
                    registry.toString(),
                    String.valueOf(beat.toMillis()),
                    String.valueOf(listening.getLocalPort()));
            return new Fleet(process, new Link(listening.accept()));
        }
    }

    /** Returns when it began, in nanoseconds of the machine's monotonic clock. */
    public long join(Collection<Spec> agents) throws Exception {
        return order(Order.What.START, agents).at();
    }

    /** Returns when it began. */
    public long change(Spec agent) throws Exception {
        return order(Order.What.CHANGE, List.of(agent)).at();
    }

    /** Returns when it began. */
    public long leave(Collection<Spec> agents) throws Exception {
        return order(Order.What.LEAVE, agents).at();
    }

    /** How many agents are joined as far as they know. */
    public int joined() throws Exception {
        return order(Order.What.COUNT, List.of()).joined();
    }

    /** The process, to be killed or paused. */
    public ChildJvm process() {
        return process;
    }

    /** Which agent a consumer is wired to, empty for nobody. */
    public String provider(String consumer) {
        Told last = wired.get(consumer);
        return last == null ? "" : last.provider();
    }

    /**
     * How long after a moment each of these consumers was wired to this provider; empty while one is not.
     *
     * @param provider empty for nobody
     */
    public Optional<Figures> wiredTo(String provider, Collection<Spec> consumers, long since) {
        List<Long> took = new ArrayList<>();
        for (Spec consumer : consumers) {
            Told last = wired.get(consumer.id());
            if (last == null || !last.provider().equals(provider)) {
                return Optional.empty();
            }
            took.add(last.at() - since);
        }
        return Optional.of(Figures.of(took));
    }

    private Told order(Order.What what, Collection<Spec> agents) throws Exception {
        link.write(new Order(what, List.copyOf(agents)));
        Told told = done.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (told == null) {
            throw new AssertionError("the fleet did not " + what + " within " + PATIENCE_SECONDS + " s");
        }
        return told;
    }

    private void listen() {
        try {
            Optional<Told> told = link.read(Told.class);
            while (told.isPresent()) {
                if (told.get().agent().isEmpty()) {
                    done.add(told.get());
                } else {
                    wired.put(told.get().agent(), told.get());
                }
                told = link.read(Told.class);
            }
        } catch (IOException e) {
            // it was killed
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        link.close();
    }
}
