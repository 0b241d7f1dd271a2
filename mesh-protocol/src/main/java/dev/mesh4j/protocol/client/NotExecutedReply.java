package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.jsonrpc.JsonRpcError;
import dev.mesh4j.protocol.jsonrpc.NotExecuted;
import dev.mesh4j.protocol.mcp.Headers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal whose sender says that it executed nothing of the call. */
final class NotExecutedReply {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_WORD = 64;
    private static final int MOST_SECONDS = 3600;

    private NotExecutedReply() {}

    /** @throws CallException.NotExecuted when it is one: an agent that says so, or a rate limit (RFC 6585, section 4) */
    static void check(String url, HttpReply reply) {
        int status = reply.status();
        if (status != 503 && status != 429) {
            return;
        }
        String reason = reply.header(Headers.NOT_EXECUTED);
        if (reason != null || status == 429) {
            String word = reason == null ? "too many requests" : reason;
            throw new CallException.NotExecuted(
                    url,
                    word.substring(0, Math.min(word.length(), LONGEST_WORD)),
                    retryAfter(reply.header("Retry-After")));
        }
    }

    /** @throws CallException.NotExecuted when an error says so, which may come in a stream */
    static void check(String url, @Nullable JsonRpcError error) {
        if (error != null) {
            NotExecuted.of(error).ifPresent(refusal -> {
                throw new CallException.NotExecuted(url, refusal.reason(), refusal.retryAfter());
            });
        }
    }

    /** Seconds (RFC 9110, section 10.2.3); a date, which depends on two clocks, is not read. */
    private static Duration retryAfter(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("[0-9]{1,9}")) {
            return DEFAULT_PAUSE;
        }
        return Duration.ofSeconds(Math.min(Integer.parseInt(seconds), MOST_SECONDS));
    }
}
