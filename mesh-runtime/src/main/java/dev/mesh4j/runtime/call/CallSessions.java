package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.client.HttpCall;
import dev.mesh4j.protocol.client.HttpReply;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.runtime.SessionRequiredException;
import dev.mesh4j.runtime.policy.CallPolicy;
import dev.mesh4j.runtime.session.SessionCall;
import dev.mesh4j.runtime.session.SessionHeaders;
import dev.mesh4j.runtime.session.SessionId;
import dev.mesh4j.server.mcp.Exchange;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which session a call belongs to: the one its options name, else that of the call being served, else, where the policy
 * has it so, one that is opened for it. Thread-safe.
 */
final class CallSessions {

    private static final Logger log = LoggerFactory.getLogger(CallSessions.class);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(5);

    private final HttpTransport http;
    private final SessionRoutes routes = new SessionRoutes();
    private final ConcurrentMap<DependencyName, AutoSession> outside = new ConcurrentHashMap<>();

    CallSessions(HttpTransport http) {
        this.http = http;
    }

    /**
     * Absent for a call that belongs to none.
     *
     * @throws SessionRequiredException when it must belong to one
     */
    @Nullable
    CallSession of(Calling calling, CallPolicy policy) {
        String given = given(calling);
        if (given != null) {
            return new CallSession(given, this, policy.sticky(), null);
        }
        if (policy.autoSessionManagement()) {
            AutoSession auto = auto(calling);
            return new CallSession(auto.id(), this, true, auto);
        }
        if (policy.sessionRequired()) {
            throw new SessionRequiredException(calling.name().capability());
        }
        return null;
    }

    SessionRoutes routes() {
        return routes;
    }

    /** Within a call being served one for each capability; outside of any, one for each dependency. */
    private AutoSession auto(Calling calling) {
        CurrentCall within = calling.within();
        return within == null
                ? outside.computeIfAbsent(calling.name(), first -> new AutoSession())
                : within.opened().of(calling.name().capability());
    }

    private static @Nullable String given(Calling calling) {
        String own = calling.options().sessionId();
        CurrentCall within = calling.within();
        return own != null || within == null ? own : served(within.exchange());
    }

    private static @Nullable String served(Exchange exchange) {
        if (exchange instanceof SessionCall call) {
            return call.session().id();
        }
        String header = exchange.header(SessionHeaders.SESSION_ID);
        return header != null && SessionId.isValid(header) ? header : null;
    }

    /** One that cannot be ended ends by its time. */
    void end(String baseUrl, String id) {
        String base = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
        try {
            http.exchange(
                    new HttpCall("DELETE", base + "sessions/" + id, Map.of(), null, END_TIMEOUT), HttpReply::status);
        } catch (CallException e) {
            log.debug("session {} is not ended: {}", id, e.getMessage());
        }
    }
}
