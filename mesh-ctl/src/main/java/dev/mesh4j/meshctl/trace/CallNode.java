package dev.mesh4j.meshctl.trace;

import dev.mesh4j.protocol.trace.TraceSpan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as its two sides told it; one of them is there.
 *
 * @param client who made it
 * @param server who served it
 * @param children the calls that serving it made, in the order in which they began
 */
record CallNode(@Nullable AgentSpan client, @Nullable AgentSpan server, List<CallNode> children) {

    /** The side that knows the whole time of it. */
    AgentSpan outer() {
        return client != null ? client : inner();
    }

    /** The side that is nearer to what was done. */
    private AgentSpan inner() {
        AgentSpan near = server != null ? server : client;
        if (near == null) {
            throw new IllegalStateException("a call of neither side (expected: one)");
        }
        return near;
    }

    /** The agent and its tool, as far as known. */
    String name() {
        TraceSpan span = inner().span();
        String agent = server != null ? server.agent() : span.provider() == null ? "?" : span.provider();
        return agent + "." + (span.tool() == null ? "?" : span.tool());
    }

    long duration() {
        return outer().duration();
    }

    /** What it took beside being served: to find a connection, to travel, to wait at the server's door. */
    @Nullable
    Long way() {
        return client == null || server == null ? null : Math.max(0, client.duration() - server.duration());
    }

    /** The time in which the server was busy with it itself, and not with a call of its own; one clock measured all of it. */
    @Nullable
    Long own() {
        if (server == null) {
            return null;
        }
        long end = server.start() + server.duration();
        long reached = server.start();
        long waited = 0;
        for (CallNode child : children) {
            long from = Math.max(reached, child.outer().start());
            long to = Math.min(end, child.outer().start() + child.duration());
            waited += Math.max(0, to - from);
            reached = Math.max(reached, to);
        }
        return server.duration() - waited;
    }

    boolean isOk() {
        return TraceSpan.OK.equals(outcome(outer()));
    }

    /** How it ended for who made it, and for who served it where that differs. */
    String outcome() {
        String outer = outcome(outer());
        if (client == null || server == null) {
            return client != null && isOk() ? outer + ", the other side told nothing" : outer;
        }
        String inner = outcome(server);
        return inner.equals(outer) ? outer : outer + ", served: " + inner;
    }

    private static String outcome(AgentSpan side) {
        String outcome = side.span().outcome();
        return outcome == null ? "?" : outcome;
    }
}
