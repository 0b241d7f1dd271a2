package dev.mesh4j.runtime;

import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.inject.Wiring;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.Offered;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.session.Sessions;
import dev.mesh4j.server.mcp.Change;
import dev.mesh4j.server.probe.HealthChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Changes an agent's offer while it runs. */
final class LiveAgent implements AgentControl {

    private final AgentService service;
    private final BiFunction<ToolDescriptor, AgentControl, Clients> clients;
    private final Sessions sessions;

    private volatile @Nullable Wiring wiring;
    private volatile @Nullable AgentChecks checks;

    /** What tells the registry; nothing until the agent has begun to speak with it. */
    private volatile Runnable announce = () -> {};

    LiveAgent(AgentService service, BiFunction<ToolDescriptor, AgentControl, Clients> clients, Sessions sessions) {
        this.service = service;
        this.clients = clients;
        this.sessions = sessions;
    }

    void announceWith(Runnable announcement) {
        announce = announcement;
    }

    /** What serves what comes at run time. Called once, before the agent serves. */
    void connect(Wiring with, AgentChecks asking) {
        wiring = with;
        checks = asking;
    }

    @Override
    public Registered register(Object instance) {
        if (instance instanceof LiveTool<?> tool) {
            return add(Offer.of(List.of(tool), this), Map.of(), () -> {});
        }
        Class<?> type = Instances.annotatedType(instance);
        Offered offered = AgentReader.offered(List.of(type));
        if (offered.isEmpty()) {
            throw new AgentDefinitionException(type.getName()
                    + " offers nothing (expected: a public method with @MeshTool, @MeshPrompt or @MeshResource)");
        }
        Map<String, Clients> own = new LinkedHashMap<>();
        Function<ToolDescriptor, Clients> remembered = tool -> {
            Clients made = clients.apply(tool, this);
            own.put(tool.name(), made);
            return made;
        };
        Offer more = new OfferBuilder(Map.of(type, instance), this, remembered, sessions).build(offered);
        return add(more, own, Objects.requireNonNull(checks).add(Map.of(type, instance)));
    }

    private Registered add(Offer more, Map<String, Clients> consumers, HealthChecks.Handle asked) {
        Wiring wired = Objects.requireNonNull(wiring);
        try {
            service.add(more);
        } catch (AgentDefinitionException e) {
            asked.close();
            throw e;
        }
        wired.add(consumers);
        announce.run();
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                service.remove(more);
                wired.remove(consumers);
                asked.close();
                announce.run();
            }
        };
    }

    @Override
    public void resourceUpdated(String uri) {
        service.changes().tell(new Change.ResourceUpdated(uri));
    }
}
