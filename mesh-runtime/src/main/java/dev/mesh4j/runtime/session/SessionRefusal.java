package dev.mesh4j.runtime.session;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** Why a session's call is not served here; unless it says otherwise nothing was executed. */
final class SessionRefusal {

    /** A forwarded call that came to the wrong instance. */
    static final String ELSEWHERE = "session-elsewhere";

    static final String OWNER_AWAY = "session-owner-away";
    static final String NO_STORE = "session-store";
    static final String LOST = "session-lost";

    private SessionRefusal() {}

    /** @param retryAfter when to try again */
    static JsonRpcException notExecuted(String reason, String message, Duration retryAfter) {
        return new NotExecuted(reason, retryAfter).exception(message);
    }

    /** Whether a forwarded call came to an instance that does not own the session any more. */
    static boolean isElsewhere(CallException.NotExecuted refused) {
        return refused.reason().equals(ELSEWHERE);
    }

    /** It may have been executed in part. */
    static JsonRpcException unknown(String reason, String message) {
        ObjectNode data = Json.mapper().createObjectNode().put("reason", reason);
        return new JsonRpcException(ErrorCode.INTERNAL_ERROR, message, data);
    }
}
