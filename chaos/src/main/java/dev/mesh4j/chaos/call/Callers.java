package dev.mesh4j.chaos.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.AgentConfig;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.Mesh;
import dev.mesh4j.runtime.MeshBuilder;
import dev.mesh4j.runtime.OverloadedException;
import dev.mesh4j.runtime.RemoteTool;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.RunningAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * An agent that calls all the time, at a rate and however long the answers take. What may be called again is called again
 * until it is answered or {@link #PATIENCE} is over: then it is lost.
 */
public final class Callers implements AutoCloseable {

    /** For how long a call that may be made again is made again. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SESSIONS = 10;

    private final RunningAgent agent;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<UnaryOperator<String>> calls = new ArrayList<>();
    private final Visitors visitors;
    private final AtomicLong ids = new AtomicLong();
    private final Phaser running = new Phaser(1);
    private volatile boolean stopped;

    private Callers(AgentConfig config) {
        MeshBuilder builder = Mesh.builder().config(config);
        Tools tools = builder.client(Tools.class);
        RemoteTool visit = builder.client(RemoteTool.class, "visit");
        add("note_again", true, tools::noteAgain);
        add("relay_again", true, tools::relayAgain);
        add("note_once", false, tools::noteOnce);
        add("relay_once", false, tools::relayOnce);
        this.visitors =
                new Visitors(session -> visit.with(CallOptions.session(session).withTimeout(Duration.ofSeconds(10)))
                        .call(Map.of(), Integer.class));
        this.agent = builder.start();
    }

    /** Calls nothing yet. */
    public static Callers join(AgentConfig config) {
        return new Callers(config);
    }

    private void add(String capability, boolean idempotent, UnaryOperator<String> call) {
        tallies.add(new Tally(capability, idempotent));
        calls.add(call);
    }

    /** Whether each tool answers now. */
    public boolean reachesAll() {
        try {
            for (int i = 0; i < calls.size(); i++) {
                Objects.requireNonNull(calls.get(i).apply("warm-" + ids.incrementAndGet()));
            }
            return visitors.visitOnce("warm") > 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Calls each tool so often a second, until {@link #stop}. */
    public void start(int perSecond) {
        for (int i = 0; i < calls.size(); i++) {
            int tool = i;
            Thread.ofVirtual().name("pace-" + tallies.get(i).capability()).start(() -> pace(tool, perSecond));
        }
        for (int i = 0; i < SESSIONS; i++) {
            String session = "session-" + i;
            running.register();
            Thread.ofVirtual().name(session).start(() -> visit(session));
        }
    }

    private void pace(int tool, int perSecond) {
        running.register();
        long next = System.nanoTime();
        while (!stopped) {
            running.register();
            Thread.ofVirtual().start(() -> {
                callOnce(tool);
                running.arriveAndDeregister();
            });
            next += 1_000_000_000L / perSecond;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        running.arriveAndDeregister();
    }

    private void visit(String session) {
        while (!stopped) {
            visitors.visit(session);
            LockSupport.parkNanos(PAUSE.multipliedBy(5).toNanos());
        }
        running.arriveAndDeregister();
    }

    private void callOnce(int tool) {
        Tally tally = tallies.get(tool);
        String id = "call-" + ids.incrementAndGet();
        tally.begin(id);
        long began = System.nanoTime();
        for (int tries = 1; ; tries++) {
            try {
                Objects.requireNonNull(calls.get(tool).apply(id));
                tally.answered(id, tries == 1);
                return;
            } catch (RuntimeException e) {
                tally.failed(e);
                if (isOver(tally, id, e, System.nanoTime() - began)) {
                    return;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Whether the call is not made again, and what became of it. */
    private static boolean isOver(Tally tally, String id, RuntimeException e, long nanos) {
        boolean told = isKnownNotExecuted(e) || isKnownUnknown(e);
        if (!told) {
            tally.lost(id, "undocumented: " + e);
            return true;
        }
        if (tally.idempotent()) {
            if (nanos > PATIENCE.toNanos()) {
                tally.lost(id, e.toString());
            }
            return nanos > PATIENCE.toNanos();
        }
        if (isKnownNotExecuted(e)) {
            tally.notExecuted(id);
        } else {
            tally.unknown();
        }
        return true;
    }

    /** Whether the caller was told that nothing was executed. */
    public static boolean isKnownNotExecuted(RuntimeException e) {
        return e instanceof DependencyUnavailableException
                || e instanceof OverloadedException
                || e instanceof CallException.NotSent
                || e instanceof CallException.NotExecuted;
    }

    /** Whether the caller was told that nobody knows; of a hop, that its own call failed. */
    public static boolean isKnownUnknown(RuntimeException e) {
        return e instanceof CallException.Lost
                || e instanceof CallException.TimedOut
                || e instanceof CallException.Refused
                || e instanceof RemoteToolException;
    }

    public List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    public Visitors visitors() {
        return visitors;
    }

    /** Makes no more calls, and returns when all that were made have ended. */
    public void stop() {
        stopped = true;
        running.arriveAndAwaitAdvance();
    }

    @Override
    public void close() {
        stopped = true;
        agent.close();
    }
}
