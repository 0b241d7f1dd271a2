package dev.mesh4j.runtime.invoke;

import dev.mesh4j.protocol.jsonrpc.ErrorCode;
import dev.mesh4j.protocol.jsonrpc.JsonRpcException;
import dev.mesh4j.protocol.mcp.CompleteParams;
import dev.mesh4j.protocol.mcp.CompleteResult;
import dev.mesh4j.protocol.mcp.CompletionReference;
import dev.mesh4j.runtime.scan.CompletionDescriptor;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Completes one argument of a prompt or of a resource template. */
public final class LocalCompletion {

    private final CompletionDescriptor descriptor;
    private final BoundMethod method;

    public LocalCompletion(CompletionDescriptor descriptor, Object instance) {
        this.descriptor = descriptor;
        this.method = new BoundMethod(descriptor.method(), instance, List.of());
    }

    public CompletionDescriptor descriptor() {
        return descriptor;
    }

    public boolean completes(CompleteParams params) {
        boolean named = switch (params.ref()) {
            case CompletionReference.Prompt prompt -> prompt.name().equals(descriptor.prompt());
            case CompletionReference.ResourceTemplate template -> template.uri().equals(descriptor.resource());
        };
        return named && params.argument().name().equals(descriptor.argument());
    }

    public CompleteResult complete(String typed) {
        try {
            @Nullable Object value = method.invoke(new @Nullable Object[] {typed});
            List<?> values = (List<?>) Objects.requireNonNull(value, "null (expected: a list)");
            return CompleteResult.of(values.stream().map(String::valueOf).toList());
        } catch (Throwable e) {
            String reason = Thrown.reason("completion of '" + descriptor.argument() + "'", e);
            throw new JsonRpcException(ErrorCode.INTERNAL_ERROR, reason);
        }
    }
}
