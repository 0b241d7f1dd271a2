package dev.mesh4j.chaos;

import dev.mesh4j.chaos.call.Callers;
import dev.mesh4j.chaos.fault.Kind;
import dev.mesh4j.chaos.fault.Storm;
import dev.mesh4j.chaos.site.Roll;
import dev.mesh4j.chaos.site.Site;
import dev.mesh4j.runtime.AgentConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One run: a mesh is started, disturbed while it is called, put right, and judged. */
public final class Run implements AutoCloseable {

    /** All that live are listed so long after the last fault. */
    static final Duration LISTED_WITHIN = Duration.ofSeconds(30);

    private static final Duration START = Duration.ofMinutes(5);
    private static final int STARTS_AT_ONCE = 5;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Options options;
    private final Site site;
    private final Roll roll;
    private final Callers callers;
    private final Memory memory = new Memory();
    private final AtomicBoolean over = new AtomicBoolean();

    private Run(Options options, Site site) {
        this.options = options;
        this.site = site;
        this.roll = new Roll(site);
        this.callers = Callers.join(AgentConfig.builder()
                .agentName("callers")
                .registryUrl(site.front())
                .heartbeatInterval(Site.BEAT)
                .build());
    }

    /** @param folder for logs and records; others may enter it */
    public static Run start(Options options, Path folder) throws Exception {
        Site site = Site.start(folder, options.agents() < 12 ? 2 : 3, options.sqlite());
        try {
            return new Run(options, site);
        } catch (RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** Returns what came of it. */
    public Report run() throws Exception {
        Thread supervisor = Thread.ofVirtual().name("supervisor").start(this::supervise);
        List<Kind> kinds = Storm.possible(site, options.kinds());
        startAgents();
        await(START, callers::reachesAll);
        site.say(options.agents() + " agents are listed and answer");
        callers.start(perSecond());
        LockSupport.parkNanos(options.time().dividedBy(10).toNanos());
        memory.begin(site.programs());
        Storm storm = new Storm(site, roll, kinds, new Random(options.seed()), between());
        storm.run(options.time());
        site.say("all faults are put right");
        await(LISTED_WITHIN, () -> roll.missing().isEmpty());
        callers.stop();
        memory.end();
        over.set(true);
        supervisor.join();
        return new Report(options, storm.injected(), kinds, callers, Records.read(site.folder()), roll, memory, site);
    }

    /** A few at a time, as each start is work for some seconds. */
    private void startAgents() throws IOException {
        await(START, () -> roll.missing().isEmpty());
        while (site.agents().size() < options.agents()) {
            site.startAgent();
            if (site.agents().size() % STARTS_AT_ONCE == 0) {
                await(START, () -> roll.missing().isEmpty());
            }
        }
        await(START, () -> roll.missing().isEmpty());
    }

    /** Such that two processors are not busy with calls. */
    private int perSecond() {
        return options.agents() < 20 ? 10 : 20;
    }

    private Duration between() {
        return Duration.ofMillis(options.agents() < 20 ? 1_500 : 2_000);
    }

    private void supervise() {
        while (!over.get()) {
            for (var each : site.programs()) {
                try {
                    if (each.supervise()) {
                        site.say("! " + each.name() + " had ended, and was started again");
                    }
                } catch (IOException e) {
                    site.say("! " + each.name() + " cannot be started: " + e);
                }
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void await(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        over.set(true);
        callers.close();
        roll.close();
        site.close();
    }
}
