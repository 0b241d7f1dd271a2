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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The slots of one tool, in the declared order, and the parameter values made of them; or those of no tool. Thread-safe. */
public final class Clients {

    private final List<DependencySlot> slots = new CopyOnWriteArrayList<>();
    private final List<ArgumentSource> sources = new ArrayList<>();
    private final Map<Object, List<DependencySlot>> outside = new IdentityHashMap<>();
    private @Nullable ToolCaller caller;

    public Clients(ToolDescriptor tool, ToolCaller caller, AgentControl agent) {
        this.caller = caller;
        for (ParameterDescriptor parameter : tool.parameters()) {
            sources.add(source(tool.method(), parameter, agent));
        }
    }

    /** Of no tool: clients come when they are asked for, and can call once they are connected. */
    public Clients() {}

    /** Lets the clients call; unbound until the wiring binds them. */
    public synchronized void connect(ToolCaller by) {
        caller = by;
        slots.forEach(slot -> slot.connect(by));
    }

    /** One more client, the object that makes its calls. */
    public Object client(ParameterDescriptor wanted) {
        List<DependencySlot> own = new ArrayList<>();
        Object client = switch (wanted) {
            case ParameterDescriptor.Untyped untyped -> untyped(untyped, own);
            case ParameterDescriptor.Typed typed -> typed(typed, own);
            case ParameterDescriptor.Argument a -> throw noClient(a);
            case ParameterDescriptor.Context c -> throw noClient(c);
            case ParameterDescriptor.SessionOfCall s -> throw noClient(s);
        };
        synchronized (this) {
            outside.put(client, own);
        }
        return client;
    }

    /** Whether all that a client of {@link #client} calls has a provider now. */
    public synchronized boolean isAvailable(Object client) {
        List<DependencySlot> own = outside.get(client);
        return own != null && own.stream().allMatch(DependencySlot::isAvailable);
    }

    private static IllegalArgumentException noClient(ParameterDescriptor wanted) {
        return new IllegalArgumentException(wanted + " is no client (expected: an interface or RemoteTool)");
    }

    /** What all of them depend on, in the order of the slots. */
    public List<DependencyDescriptor> dependencies() {
        return slots.stream().map(DependencySlot::dependency).toList();
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
        String missing = "";
        for (DependencySlot slot : slots) {
            if (slot.dependency().required() && !slot.isAvailable()) {
                missing += (missing.isEmpty() ? "" : "; ") + "it requires " + slot.dependency() + ", but "
                        + Wiring.reason(slot.target());
            }
        }
        return missing;
    }

    private ArgumentSource source(Method method, ParameterDescriptor parameter, AgentControl agent) {
        return switch (parameter) {
            case ParameterDescriptor.Argument argument -> ArgumentSource.of(argument);
            case ParameterDescriptor.Context context -> ArgumentSource.ofCall(method, agent);
            case ParameterDescriptor.SessionOfCall session -> new ArgumentSource.OfSession();
            case ParameterDescriptor.Untyped untyped -> {
                List<DependencySlot> own = new ArrayList<>();
                yield injected(untyped(untyped, own), own, untyped.optional());
            }
            case ParameterDescriptor.Typed typed -> {
                List<DependencySlot> own = new ArrayList<>();
                yield injected(typed(typed, own), own, typed.optional());
            }
        };
    }

    private Object untyped(ParameterDescriptor.Untyped untyped, List<DependencySlot> own) {
        DependencySlot slot = slot(untyped.dependency());
        own.add(slot);
        return new SlotRemoteTool(slot, CallOptions.NONE);
    }

    private Object typed(ParameterDescriptor.Typed typed, List<DependencySlot> own) {
        Map<Method, ClientMethod> methods = new LinkedHashMap<>();
        typed.methods().forEach((method, dependency) -> {
            DependencySlot slot = slot(dependency);
            own.add(slot);
            methods.put(method, new ClientMethod(method, slot));
        });
        return ClientClasses.implement(typed.type(), methods);
    }

    private synchronized DependencySlot slot(DependencyDescriptor dependency) {
        DependencySlot slot = new DependencySlot(dependency);
        if (caller != null) {
            slot.connect(caller);
        }
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
