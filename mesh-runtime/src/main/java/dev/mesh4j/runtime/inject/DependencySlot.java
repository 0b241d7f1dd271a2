package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.mcp.CallToolResult;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.RemoteToolException;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.Calling;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.call.DependencyName;
import dev.mesh4j.runtime.call.RetryBudget;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import tools.jackson.databind.node.ObjectNode;

/** One declared dependency of one tool, and what it is bound to now. Thread-safe. */
public final class DependencySlot {

    private final DependencyDescriptor dependency;
    private final DependencyName name;
    private final ToolCaller caller;
    private final RetryBudget budget = new RetryBudget();
    private final CallObserver.OfDependency observer;
    private volatile Target target = new Target.Unresolved("no registry has answered yet");

    DependencySlot(DependencyDescriptor dependency, ToolCaller caller) {
        this.dependency = dependency;
        this.name = new DependencyName(dependency.capability(), dependency.toString());
        this.caller = caller;
        this.observer = caller.observer().dependency(dependency.capability());
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
        Calling calling =
                new Calling(name, this::target, dependency.policy(), options, arguments, CurrentCall.get(), observer);
        return new ItemIterator(name.capability(), reader, () -> caller.stream(calling, budget));
    }

    /** @throws RemoteToolException when the tool answered that it failed */
    CallToolResult call(ObjectNode arguments, CallOptions options) {
        Calling calling =
                new Calling(name, this::target, dependency.policy(), options, arguments, CurrentCall.get(), observer);
        CallToolResult result = caller.call(calling, budget);
        if (result.failed()) {
            throw new RemoteToolException(name.capability(), result.text());
        }
        return result;
    }
}
