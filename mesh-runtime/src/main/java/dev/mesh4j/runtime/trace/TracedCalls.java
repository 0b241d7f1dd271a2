package dev.mesh4j.runtime.trace;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.call.OutgoingCall;
import dev.mesh4j.runtime.call.headers.HopHeaders;
import dev.mesh4j.server.trace.CallSpan;
import dev.mesh4j.server.trace.SpanStart;
import dev.mesh4j.server.trace.Tracing;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a span of each request that is sent, and puts its place in the trace into the request.
 *
 * @param next hears the same
 */
public record TracedCalls(Tracing tracing, CallObserver next) implements CallObserver {

    @Override
    public OfDependency dependency(String capability) {
        return new Traced(tracing, next.dependency(capability));
    }

    /** The calls to one dependency. */
    private record Traced(Tracing tracing, OfDependency next) implements OfDependency {

        @Override
        public Sent attempt(Attempt kind, OutgoingCall call) {
            Sent heard = next.attempt(kind, call);
            CurrentCall within = call.calling().within();
            @Nullable
            TraceContext parent = within == null ? null : within.context().trace();
            if (!tracing.writes(parent)) {
                return heard;
            }
            CallSpan span = tracing.begin(
                    new SpanStart(SpanStart.Side.CLIENT, call.provider().tool(), parent, attributes(kind, call)));
            TraceContext context = span.context();
            if (context != null) {
                HopHeaders.put(context, call);
            }
            return new Spanned(span, heard);
        }

        @Override
        public void ejected() {
            next.ejected();
        }

        @Override
        public void ended(Outcome outcome, long nanos) {
            next.ended(outcome, nanos);
        }

        private static Map<String, String> attributes(Attempt kind, OutgoingCall call) {
            URI url = URI.create(call.provider().peer().endpoint().url());
            Map<String, String> attributes = new HashMap<>();
            attributes.put("network.transport", "tcp");
            attributes.put("server.address", String.valueOf(url.getHost()));
            attributes.put("server.port", Integer.toString(url.getPort()));
            attributes.put(SpanStart.CAPABILITY, call.calling().name().capability());
            attributes.put(SpanStart.PROVIDER, call.provider().agentId());
            if (kind != Attempt.FIRST) {
                attributes.put(SpanStart.ATTEMPT, kind == Attempt.RETRY ? "retry" : "hedge");
            }
            return attributes;
        }
    }

    /** One request. */
    private record Spanned(CallSpan span, Sent next) implements Sent {

        @Override
        public void answered(Outcome outcome) {
            if (outcome == Outcome.TOOL_ERROR) {
                span.failed("tool_error");
            } else {
                span.ended();
            }
            next.answered(outcome);
        }

        @Override
        public void failed(CallException e) {
            span.failed(type(e));
            next.failed(e);
        }

        private static String type(CallException e) {
            return switch (e) {
                case CallException.NotSent unsent -> "not_sent";
                case CallException.NotExecuted refused -> "not_executed";
                case CallException.TimedOut slow -> "timeout";
                case CallException.Lost lost -> "connection_lost";
                case CallException.Refused refused ->
                    Integer.toString(
                            refused.error() == null
                                    ? refused.status()
                                    : refused.error().code());
            };
        }
    }
}
