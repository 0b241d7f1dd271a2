package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.ErrorReply;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.BusyException;
import dev.mesh4j.registry.directory.Directory;
import dev.mesh4j.registry.directory.NotOwnerException;
import dev.mesh4j.registry.directory.Watch;
import dev.mesh4j.registry.metrics.RegistryMeters;
import dev.mesh4j.server.connection.LastingExchange;
import dev.mesh4j.server.sse.SseStream;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells agents of changes of their bindings as they happen, on a response that stays open. The thread of each watch writes
 * what is newest when its client has taken what was before; one that takes nothing is cut off by the server's idle time.
 */
public final class WatchRoutes implements AutoCloseable {

    static final String PATH = "/watch/{agent_id}";

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);
    private static final String RETRY_AFTER_SECONDS = "30";

    /** Half of the time that a connection may carry nothing. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    /** How long the last word may take to all watches together. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Directory directory;
    private final RegistryMeters meters;
    private final int atMost;
    private final Duration keepAlive;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private int open;

    /** @param atMost how many watches may be open */
    public WatchRoutes(Directory directory, RegistryMeters meters, int atMost) {
        this(directory, meters, atMost, KEEP_ALIVE);
    }

    /**
     * @param atMost how many watches may be open
     * @param keepAlive how often a watch that tells nothing shows that it is there
     */
    WatchRoutes(Directory directory, RegistryMeters meters, int atMost, Duration keepAlive) {
        this.directory = directory;
        this.meters = meters;
        this.atMost = atMost;
        this.keepAlive = keepAlive;
    }

    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::watch);
    }

    /** Ends all watches; the agents look for another registry, and none becomes suspect by it. */
    @Override
    public void close() {
        directory.drain();
        lock.lock();
        try {
            long left = FAREWELL.toNanos();
            while (open > 0 && left > 0) {
                left = fewer.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void watch(Context context) throws IOException {
        String agentId = Limits.require("agent_id", context.pathParam("agent_id"), Limits.AGENT_ID);
        String applied = Objects.requireNonNullElse(context.header(RegistryClient.BINDINGS_HEADER), "");
        if (!enter()) {
            meters.watchRequest(RegistryMeters.WatchRequest.REFUSED);
            context.header("Retry-After", RETRY_AFTER_SECONDS);
            String error = "more than " + atMost + " watches (expected: beats, and another try later)";
            Replies.json(context, 503, new ErrorReply(error));
            return;
        }
        try {
            Optional<Watch> watch = open(agentId, applied, Keys.hash(context));
            if (watch.isPresent()) {
                serve(watch.get(), context);
            } else {
                Replies.json(
                        context, 410, new ErrorReply("agent_id: '" + agentId + "' (expected: a registered agent)"));
            }
        } finally {
            leave();
        }
    }

    private Optional<Watch> open(String agentId, String applied, String keyHash) {
        try {
            Optional<Watch> watch = directory.watch(agentId, applied, keyHash);
            meters.watchRequest(
                    watch.isPresent() ? RegistryMeters.WatchRequest.OPENED : RegistryMeters.WatchRequest.UNKNOWN);
            return watch;
        } catch (NotOwnerException | BusyException e) {
            meters.watchRequest(RegistryMeters.WatchRequest.REFUSED);
            throw e;
        }
    }

    private void serve(Watch watch, Context context) {
        try (watch) {
            LastingExchange.begin(context.req(), context.res(), watch::broken);
            write(watch, context);
        }
    }

    /** What ends it is said before the watch is closed, which would be an end without meaning. */
    private void write(Watch watch, Context context) {
        try {
            SseStream stream = new SseStream(context.res());
            stream.keepAlive();
            tell(watch, stream);
            if (directory.isDraining()) {
                stream.event("drain", null, NOTHING);
            }
            stream.close();
        } catch (IOException e) {
            // the client is gone, or takes nothing
            watch.broken();
        } catch (InterruptedException e) {
            watch.broken();
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Watch watch, SseStream stream) throws IOException, InterruptedException {
        while (!watch.hasEnded()) {
            Optional<AgentState> next = watch.next(keepAlive);
            if (next.isPresent()) {
                AgentState state = next.get();
                stream.event("bindings", state.revision().toString(), bindings(state));
                watch.sent();
            } else if (!watch.hasEnded()) {
                stream.keepAlive();
            }
        }
    }

    private static byte[] bindings(AgentState state) {
        return Json.mapper()
                .writeValueAsBytes(Views.registered(state, List.of(), Instant.now())
                        .withBindings(state.bindings().fingerprint()));
    }

    private boolean enter() {
        lock.lock();
        try {
            boolean room = open < atMost;
            open += room ? 1 : 0;
            return room;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            open--;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
