package dev.mesh4j.runtime.trace;

import dev.mesh4j.runtime.call.CallContext;
import org.slf4j.MDC;

/** What log lines of a call may carry (SLF4J's MDC), as long as it is served: its trace, its correlation id, its caller. */
public final class LogContext implements AutoCloseable {

    public static final String TRACE_ID = "trace_id";
    public static final String CORRELATION_ID = "correlation_id";
    public static final String CALLER = "caller";

    public LogContext(CallContext call) {
        MDC.put(CORRELATION_ID, call.correlationId());
        if (call.trace() != null) {
            MDC.put(TRACE_ID, call.trace().traceId());
        }
        if (call.caller() != null) {
            MDC.put(CALLER, call.caller().toString());
        }
    }

    @Override
    public void close() {
        MDC.remove(CORRELATION_ID);
        MDC.remove(TRACE_ID);
        MDC.remove(CALLER);
    }
}
