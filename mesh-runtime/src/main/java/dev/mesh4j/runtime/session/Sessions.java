package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.SessionLostException;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.state.SharedStateException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves calls of sessions: here when the session is this instance's, else at its owner. A call is forwarded once; one that
 * comes to the wrong instance all the same, or whose owner cannot be reached, is refused unexecuted. Thread-safe.
 */
public final class Sessions implements AutoCloseable {

    /** How often an owner is looked for that changes meanwhile. */
    private static final int LOOKS = 3;

    /** A lease may end at any time, and that is when a call succeeds again. */
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(1);

    private final SessionStore store;
    private final InstanceLease lease;
    private final LeaseLoop loop;
    private final OwnerClient owners;
    private final Duration retryAfter;

    /** Executes a call. */
    @FunctionalInterface
    public interface Serving {
        CallToolResult call(ObjectNode arguments, Exchange exchange);
    }

    /**
     * @param id of this instance
     * @param endpoint its base URL, asked for with each call
     * @param remaining of a caller's time, more than zero
     */
    public Sessions(
            SharedState state,
            String id,
            Supplier<String> endpoint,
            SessionOptions options,
            McpClient client,
            Function<Exchange, Duration> remaining) {
        this.lease = new InstanceLease(state, id, options.lease(), System::nanoTime);
        this.store = new SessionStore(state, lease, id, endpoint, options);
        this.loop = new LeaseLoop(lease, options.pause());
        this.owners = new OwnerClient(client, id, remaining);
        this.retryAfter = options.lease().compareTo(LONGEST_RETRY) < 0 ? options.lease() : LONGEST_RETRY;
    }

    public void start() {
        loop.start();
    }

    /**
     * Serves a call of a tool that is {@link SessionUse#sticky}.
     *
     * @throws JsonRpcException when it is not served
     */
    public CallToolResult serve(SessionUse tool, ObjectNode arguments, Exchange exchange, Serving serving) {
        String id = SessionId.of(tool, arguments, exchange);
        for (int look = 1; true; look++) {
            switch (claim(id)) {
                case Claim.Ours(OwnedSession session) -> {
                    return here(session, arguments, exchange, serving);
                }
                case Claim.Theirs(Owner owner) -> {
                    requireFirstHop(id, owner, exchange);
                    try {
                        return owners.forward(owner, tool.tool(), id, arguments, exchange);
                    } catch (CallException e) {
                        if (look == LOOKS || !changed(id, owner, e)) {
                            throw refusal(id, owner, e);
                        }
                    }
                }
            }
        }
    }

    /** Ends a session, whoever owns it; false when there is none. */
    public boolean end(String id) {
        return SessionId.isValid(id) && store.end(id);
    }

    /** Lets go of the lease, so that others need not wait for its end. */
    @Override
    public void close() {
        loop.close();
        try {
            lease.release();
        } catch (SharedStateException e) {
            // it ends by itself
            return;
        }
    }

    private Claim claim(String id) {
        try {
            return store.claim(id);
        } catch (SharedStateException e) {
            throw SessionRefusal.notExecuted(
                    SessionRefusal.NO_STORE, "session " + id + ": " + e.getMessage(), retryAfter);
        }
    }

    private CallToolResult here(OwnedSession session, ObjectNode arguments, Exchange exchange, Serving serving) {
        try {
            CallToolResult result = serving.call(arguments, new SessionCall(exchange, session));
            session.finish();
            return new SessionMeta(session.id(), store.self()).on(result);
        } catch (SessionLostException e) {
            throw SessionRefusal.unknown(SessionRefusal.LOST, String.valueOf(e.getMessage()));
        }
    }

    private static void requireFirstHop(String id, Owner owner, Exchange exchange) {
        String by = exchange.header(SessionHeaders.FORWARDED);
        if (by != null) {
            throw SessionRefusal.notExecuted(
                    SessionRefusal.ELSEWHERE,
                    "session " + id + " belongs to " + owner.id() + " (expected: a call that " + by
                            + " forwards to it)",
                    Duration.ZERO);
        }
    }

    /** Whether the session has, or may be given, another owner, and nothing was executed. */
    private boolean changed(String id, Owner owner, CallException e) {
        return switch (e) {
            case CallException.NotExecuted refused -> SessionRefusal.isElsewhere(refused);
            case CallException.NotSent notSent -> store.forsake(id, owner);
            default -> false;
        };
    }

    private JsonRpcException refusal(String id, Owner owner, CallException e) {
        String whose = "session " + id + " belongs to " + owner.id();
        return switch (e) {
            case CallException.NotSent unsent ->
                SessionRefusal.notExecuted(
                        SessionRefusal.OWNER_AWAY,
                        whose + ", which cannot be reached (expected: it is back, or its lease is over, in a moment)",
                        retryAfter);
            case CallException.NotExecuted refused ->
                SessionRefusal.notExecuted(
                        refused.reason().equals(NotExecuted.OVERLOADED)
                                ? NotExecuted.OVERLOADED
                                : SessionRefusal.OWNER_AWAY,
                        whose + ", which refused: " + refused.reason(),
                        refused.retryAfter());
            case CallException.Refused refused when refused.error() != null -> new JsonRpcException(refused.error());
            default ->
                SessionRefusal.unknown(
                        SessionRefusal.OWNER_AWAY, whose + ", which may have executed the call: " + e.getMessage());
        };
    }
}
