package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.ToolCall;
import dev.mesh4j.protocol.mcp.Headers;
import dev.mesh4j.runtime.policy.CallPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One attempt of a call, before it is sent; {@link CallDecorator}s add to it. Not thread-safe. */
public final class OutgoingCall {

    private final Calling calling;
    private final Provider provider;
    private final CallPolicy policy;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable ObjectNode meta;

    OutgoingCall(Calling calling, Provider provider, CallPolicy policy) {
        this.calling = calling;
        this.provider = provider;
        this.policy = policy;
        this.headers.putAll(policy.customHeaders());
    }

    public Calling calling() {
        return calling;
    }

    public Provider provider() {
        return provider;
    }

    public CallPolicy policy() {
        return policy;
    }

    /** Of several values for one name, whatever its case, the last one is sent. */
    public void header(String name, String value) {
        headers.put(name, value);
    }

    public boolean hasHeader(String name) {
        return headers.containsKey(name);
    }

    /** The {@code _meta} of the call, to be added to. */
    public ObjectNode meta() {
        ObjectNode now = meta;
        if (now == null) {
            now = Json.mapper().createObjectNode();
            meta = now;
        }
        return now;
    }

    ToolCall toolCall(Duration left) {
        headers.put(Headers.TIMEOUT, Long.toString(Math.max(1, left.toMillis())));
        return new ToolCall(provider.tool(), calling.arguments(), headers, meta, left);
    }

    /**
     * For a stream, which may take as long as the call that it is read for.
     *
     * @param left until the first item
     */
    ToolCall streamCall(Duration left) {
        CurrentCall within = calling.within();
        headers.remove(Headers.TIMEOUT);
        if (within != null) {
            within.remaining(System.nanoTime())
                    .ifPresent(end -> headers.put(Headers.TIMEOUT, Long.toString(Math.max(1, end.toMillis()))));
        }
        return new ToolCall(provider.tool(), calling.arguments(), headers, meta, left);
    }
}
