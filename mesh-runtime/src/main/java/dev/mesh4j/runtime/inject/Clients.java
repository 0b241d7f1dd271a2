package dev.mesh4j.runtime.inject;

import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.invoke.ArgumentSource;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The slots of one tool, in the declared order, and the parameter values made of them. */
public final class Clients {

    private final ToolCaller caller;
    private final AgentControl agent;
    private final List<DependencySlot> slots = new ArrayList<>();
    private final List<ArgumentSource> sources = new ArrayList<>();

    public Clients(ToolDescriptor tool, ToolCaller caller, AgentControl agent) {
        this.agent = agent;
        this.caller = caller;
        for (ParameterDescriptor parameter : tool.parameters()) {
            sources.add(source(tool.method(), parameter));
        }
    }

    public List<ArgumentSource> sources() {
        return sources;
    }

    /** In the order of {@link ToolDescriptor#dependencies()}. */
    List<DependencySlot> slots() {
        return slots;
    }

    /** Which required dependencies have no provider now, and why; empty when all have one. */
    public String missing() {
        return slots.stream()
                .filter(slot -> slot.dependency().required())
                .filter(slot -> !slot.isAvailable())
                .map(slot -> "it requires " + slot.dependency() + ", but " + Wiring.reason(slot.target()))
                .collect(Collectors.joining("; "));
    }

    private ArgumentSource source(Method method, ParameterDescriptor parameter) {
        return switch (parameter) {
            case ParameterDescriptor.Argument argument -> ArgumentSource.of(argument);
            case ParameterDescriptor.Context context -> ArgumentSource.ofCall(method, agent);
            case ParameterDescriptor.SessionOfCall session -> new ArgumentSource.OfSession();
            case ParameterDescriptor.Untyped untyped -> {
                DependencySlot slot = slot(untyped.dependency());
                yield injected(new SlotRemoteTool(slot, CallOptions.NONE), List.of(slot), untyped.optional());
            }
            case ParameterDescriptor.Typed typed -> typed(typed);
        };
    }

    private ArgumentSource typed(ParameterDescriptor.Typed typed) {
        Map<Method, ClientMethod> methods = new LinkedHashMap<>();
        List<DependencySlot> own = new ArrayList<>();
        typed.methods().forEach((method, dependency) -> {
            DependencySlot slot = slot(dependency);
            own.add(slot);
            methods.put(method, new ClientMethod(method, slot));
        });
        return injected(ClientClasses.implement(typed.type(), methods), own, typed.optional());
    }

    private DependencySlot slot(DependencyDescriptor dependency) {
        DependencySlot slot = new DependencySlot(dependency, caller);
        slots.add(slot);
        return slot;
    }

    private static ArgumentSource injected(Object client, List<DependencySlot> slots, boolean optional) {
        if (!optional) {
            return new ArgumentSource.Injected(() -> client);
        }
        Optional<Object> present = Optional.of(client);
        return new ArgumentSource.Injected(
                () -> slots.stream().allMatch(DependencySlot::isAvailable) ? present : Optional.empty());
    }
}
