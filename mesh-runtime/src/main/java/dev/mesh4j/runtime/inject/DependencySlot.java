package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.Calling;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.call.DependencyName;
import dev.mesh4j.runtime.call.RetryBudget;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One declared dependency, and what it is bound to now. Thread-safe. */
public final class DependencySlot {

    private static final Target UNASKED = new Target.Unresolved("no registry has answered yet");

    private final DependencyDescriptor dependency;
    private final DependencyName name;
    private final RetryBudget budget = new RetryBudget();
    private volatile @Nullable Line line;
    private volatile Target target = UNASKED;

    /** Who makes its calls, and who hears of them. */
    private record Line(ToolCaller caller, CallObserver.OfDependency observer) {}

    DependencySlot(DependencyDescriptor dependency) {
        this.dependency = dependency;
        this.name = new DependencyName(dependency.capability(), dependency.toString());
    }

    /** From now on this one makes its calls; what it was bound to before is forgotten. */
    void connect(ToolCaller caller) {
        target = UNASKED;
        line = new Line(caller, caller.observer().dependency(dependency.capability()));
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
        return call(arguments, CallOptions.NONE);
    }

    /** Begins a call when its first item is asked for. */
    ItemIterator stream(ObjectNode arguments, ItemReader reader, CallOptions options) {
        Line by = line();
        Calling calling = calling(arguments, options, by);
        return new ItemIterator(name.capability(), reader, () -> by.caller.stream(calling, budget));
    }

    /** @throws RemoteToolException when the tool answered that it failed */
    CallToolResult call(ObjectNode arguments, CallOptions options) {
        Line by = line();
        CallToolResult result = by.caller.call(calling(arguments, options, by), budget);
        if (result.failed()) {
            throw new RemoteToolException(name.capability(), result.text());
        }
        return result;
    }

    private Calling calling(ObjectNode arguments, CallOptions options, Line by) {
        return new Calling(name, this::target, dependency.policy(), options, arguments, CurrentCall.get(), by.observer);
    }

    private Line line() {
        Line by = line;
        if (by == null) {
            throw new DependencyUnavailableException(
                    name.capability(),
                    dependency + " was called before its agent has started (expected: a call after the start)");
        }
        return by;
    }
}
