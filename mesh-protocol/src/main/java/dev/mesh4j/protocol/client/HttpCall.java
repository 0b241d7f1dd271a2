package dev.mesh4j.protocol.client;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange to make.
 *
 * @param url absolute, {@code http} or {@code https}
 * @param body sent as the header {@code Content-Type} says, else as {@code application/json}; absent: no body
 * @param timeout from now to the last byte of the answer
 */
public record HttpCall(
        String method, String url, Map<String, String> headers, byte @Nullable [] body, Duration timeout) {

    public static HttpCall get(String url, Duration timeout) {
        return new HttpCall("GET", url, Map.of(), null, timeout);
    }
}
