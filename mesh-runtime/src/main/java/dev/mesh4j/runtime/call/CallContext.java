package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.Caller;
import dev.mesh4j.server.mcp.Exchange;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a call being served brought along, and hands on to the calls that it makes.
 *
 * @param correlationId the same for all calls that one first call led to; 1 to 128 of {@code a-z A-Z 0-9 . _ : -}
 * @param caller who says to call
 * @param trace where it stands in a trace; absent: in none
 */
public record CallContext(
        String correlationId,
        @Nullable Caller caller,
        @Nullable TraceContext trace) {

    public static final String CORRELATION_ID = "Mesh-Correlation-Id";
    public static final String CALLER = "Mesh-Caller";

    private static final int LONGEST_ID = 128;

    /** Of a request; {@code _meta} counts before headers, for it is nearer to the call (SEP-414). */
    public static CallContext of(Exchange exchange) {
        String id = exchange.header(CORRELATION_ID);
        return new CallContext(
                id != null && isWellFormed(id) ? id : newId(),
                Caller.of(exchange.header(CALLER)).orElse(null),
                trace(exchange));
    }

    /** Of the call that this thread serves, or of a request that is none. */
    public static CallContext current(Exchange exchange) {
        CurrentCall call = CurrentCall.get();
        return call == null ? of(exchange) : call.context();
    }

    /** Of a call that no request led to. */
    public static CallContext begin() {
        return new CallContext(newId(), null, null);
    }

    public CallContext in(@Nullable TraceContext span) {
        return new CallContext(correlationId, caller, span);
    }

    private static @Nullable TraceContext trace(Exchange exchange) {
        JsonNode meta = exchange.meta();
        if (meta != null && meta.has(TraceContext.TRACEPARENT)) {
            var said = TraceContext.read(
                    name -> meta.path(name).isString() ? meta.path(name).stringValue() : null);
            if (said.isPresent()) {
                return said.get();
            }
        }
        return TraceContext.read(exchange::header).orElse(null);
    }

    /** Needs to be unique, not secret. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    private static boolean isWellFormed(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && c != '.' && c != '_' && c != ':' && c != '-') {
                return false;
            }
        }
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }
}
