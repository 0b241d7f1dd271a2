package dev.mesh4j.protocol.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Obtains, keeps and renews what a server demands before it serves (MCP, authorization). Thread-safe. */
public interface Authorizer {

    /** The headers to send with a request, such as {@code Authorization}; empty while none is known to be needed. */
    Map<String, String> headers(String method, String url);

    /**
     * A server refused a request. Gets what it demands, over the network if need be.
     *
     * @return whether the same request may be sent again with new {@link #headers}
     */
    boolean answer(Challenge challenge);

    /**
     * How a server refused.
     *
     * @param status 401 or 403
     * @param authenticate the values of {@code WWW-Authenticate}
     * @param dpopNonce the value of {@code DPoP-Nonce} (RFC 9449)
     */
    record Challenge(
            String method,
            String url,
            int status,
            List<String> authenticate,
            @Nullable String dpopNonce) {

        public Challenge {
            authenticate = List.copyOf(authenticate);
        }
    }
}
