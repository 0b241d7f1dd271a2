package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.session.SessionMeta;
import org.jspecify.annotations.Nullable;

/**
 * The session that a call belongs to.
 *
 * @param sticky whether its calls go to the instance that owns it
 * @param auto when it was opened for the caller; absent: the caller's own
 */
record CallSession(
        String id,
        CallSessions all,
        boolean sticky,
        @Nullable AutoSession auto) {

    SessionRoutes routes() {
        return all.routes();
    }

    /** Learns from an answer who serves the session. */
    void served(Provider provider, Object result) {
        if (sticky) {
            String owner = result instanceof CallToolResult answer
                    ? SessionMeta.of(answer).map(SessionMeta::owner).orElse(provider.agentId())
                    : provider.agentId();
            routes().served(id, owner);
        }
        endWith(() -> all.end(provider.peer().baseUrl(), id));
    }

    void endWith(Runnable action) {
        if (auto != null) {
            auto.endWith(action);
        }
    }

    void failed(Provider provider, CallException e) {
        if (sticky && (e instanceof CallException.TimedOut || e instanceof CallException.Lost)) {
            routes().silent(id, provider.agentId());
        }
    }
}
