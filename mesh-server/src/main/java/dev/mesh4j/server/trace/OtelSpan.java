package dev.mesh4j.server.trace;

import dev.mesh4j.protocol.mcp.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A span of OpenTelemetry. */
record OtelSpan(Span span, TraceContext context) implements CallSpan {

    private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> STATUS_CODE = AttributeKey.stringKey("rpc.response.status_code");

    @Override
    public void ended() {
        span.end();
    }

    @Override
    public void failed(String type) {
        span.setAttribute(ERROR_TYPE, type);
        if (isNumber(type)) {
            span.setAttribute(STATUS_CODE, type);
        }
        span.setStatus(StatusCode.ERROR);
        span.end();
    }

    /** As JSON-RPC has its errors' codes. */
    private static boolean isNumber(String type) {
        return !type.isEmpty() && (type.charAt(0) == '-' || Character.isDigit(type.charAt(0)));
    }
}
