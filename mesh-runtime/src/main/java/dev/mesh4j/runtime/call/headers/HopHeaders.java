package dev.mesh4j.runtime.call.headers;

import dev.mesh4j.protocol.mcp.TraceContext;
import dev.mesh4j.runtime.Caller;
import dev.mesh4j.runtime.call.CallContext;
import dev.mesh4j.runtime.call.CallDecorator;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.call.OutgoingCall;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a call what goes with it from hop to hop: who calls, the correlation id, the trace, the headers that may go on,
 * and the mesh's token. A header that a policy sets itself is not replaced by one that goes on.
 */
public final class HopHeaders implements CallDecorator {

    /** Agents come and go, and what is remembered of them must not grow. */
    private static final int MOST_REMEMBERED = 1000;

    /** How many calls led to a call, itself included. */
    private static final String DEPTH = "Mesh-Depth";

    private static final int DEEPEST = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final String caller;
    private final HeaderPolicy policy;
    private final MeshToken token;
    private final Map<String, List<String>> forwarded = new ConcurrentHashMap<>();

    public HopHeaders(Caller self, HeaderPolicy policy, MeshToken token) {
        this.caller = self.toString();
        this.policy = policy;
        this.token = token;
    }

    /** @throws dev.mesh4j.runtime.UntrustedDestinationException when the provider needs a token that it must not get */
    @Override
    public void decorate(OutgoingCall call) {
        CurrentCall within = call.calling().within();
        CallContext context = within == null ? CallContext.begin() : within.context();
        call.header(CallContext.CORRELATION_ID, context.correlationId());
        call.header(CallContext.CALLER, caller);
        call.header(DEPTH, Integer.toString(depth(within, call)));
        if (within != null && !policy.isEmpty()) {
            forward(within, call);
        }
        if (call.policy().authRequired()) {
            String capability = call.calling().name().capability();
            call.header("Authorization", token.authorization(URI.create(url(call)), capability));
        }
        TraceContext trace = context.trace();
        if (trace != null) {
            put(trace, call);
        }
    }

    /** How many calls led to this one, itself included; agents that call each other in a circle must come to an end. */
    private static int depth(@Nullable CurrentCall within, OutgoingCall call) {
        String said = within == null ? null : within.exchange().header(DEPTH);
        int depth = said != null && NUMBER.matcher(said).matches() ? Integer.parseInt(said) + 1 : 1;
        if (depth > DEEPEST) {
            throw new IllegalStateException(
                    "the call of " + call.calling().name().wanted() + " is " + depth
                            + " calls deep, so that agents seem to call each other in a circle (expected: at most "
                            + DEEPEST + ")");
        }
        return depth;
    }

    /** Writes a trace where either kind of server looks for it. */
    public static void put(TraceContext trace, OutgoingCall call) {
        trace.write(call::header);
        trace.write(call.meta()::put);
    }

    private void forward(CurrentCall within, OutgoingCall call) {
        for (String name : forwardedTo(url(call))) {
            String value = within.exchange().header(name);
            if (value != null && isVisible(value) && !call.hasHeader(name)) {
                call.header(name, value);
            }
        }
    }

    private List<String> forwardedTo(String url) {
        List<String> known = forwarded.get(url);
        if (known != null) {
            return known;
        }
        if (forwarded.size() >= MOST_REMEMBERED) {
            forwarded.clear();
        }
        List<String> names = policy.forwardedTo(URI.create(url));
        forwarded.put(url, names);
        return names;
    }

    private static String url(OutgoingCall call) {
        return call.provider().peer().endpoint().url();
    }

    private static boolean isVisible(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~');
    }
}
