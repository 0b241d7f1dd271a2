package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.call.DependencyName;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One declared dependency of one tool, and what it is bound to now. Thread-safe. */
public final class DependencySlot {

    private final DependencyDescriptor dependency;
    private final DependencyName name;
    private final ToolCaller caller;
    private final Duration timeout;
    private volatile Target target = new Target.Unresolved("no registry has answered yet");

    DependencySlot(DependencyDescriptor dependency, ToolCaller caller, Duration timeout) {
        this.dependency = dependency;
        this.name = new DependencyName(dependency.capability(), dependency.toString());
        this.caller = caller;
        this.timeout = timeout;
    }

    DependencyDescriptor dependency() {
        return dependency;
    }

    Target target() {
        return target;
    }

    void bind(Target next) {
        target = next;
    }

    public boolean isAvailable() {
        return !(target instanceof Target.Unresolved);
    }

    CallToolResult call(ObjectNode arguments) {
        return call(arguments, timeout);
    }

    /** Begins a call when its first item is asked for. */
    ItemIterator stream(ObjectNode arguments, ItemReader reader, @Nullable CallOptions options) {
        Duration patience = options == null
                ? timeout
                : Objects.requireNonNullElse(options.policy().timeout(), timeout);
        CurrentCall current = CurrentCall.get();
        return new ItemIterator(
                name.capability(),
                reader,
                () -> caller.stream(name, this::target, arguments, left(patience, current)),
                () -> left(patience, current));
    }

    /** A stream has no end of its own, but the call that it is read for may have one. */
    private static Duration left(Duration patience, @Nullable CurrentCall current) {
        Duration left = current == null ? patience : current.remaining(System.nanoTime());
        return left.compareTo(patience) < 0 ? left : patience;
    }

    /** @throws RemoteToolException when the tool answered that it failed */
    CallToolResult call(ObjectNode arguments, Duration atMost) {
        CallToolResult result = caller.call(name, this::target, arguments, atMost);
        if (result.failed()) {
            throw new RemoteToolException(name.capability(), result.text());
        }
        return result;
    }
}
