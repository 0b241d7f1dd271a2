package dev.mesh4j.runtime;

import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.scan.AgentDefinitionException;
import dev.mesh4j.runtime.scan.AgentReader;
import dev.mesh4j.runtime.scan.Offered;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.session.Sessions;
import dev.mesh4j.server.mcp.Change;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/** Changes an agent's offer while it runs. */
final class LiveAgent implements AgentControl {

    private final AgentService service;
    private final BiFunction<ToolDescriptor, AgentControl, Clients> clients;
    private final Sessions sessions;

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

    @Override
    public Registered register(Object instance) {
        Class<?> type = Instances.annotatedType(instance);
        Offered offered = AgentReader.offered(List.of(type));
        if (offered.isEmpty()) {
            throw new AgentDefinitionException(type.getName()
                    + " offers nothing (expected: a public method with @MeshTool, @MeshPrompt or @MeshResource)");
        }
        for (ToolDescriptor tool : offered.tools()) {
            if (!tool.dependencies().isEmpty()) {
                throw new AgentDefinitionException(
                        tool.place() + " has dependencies (expected: none, they are wired" + " when the agent starts)");
            }
        }
        Offer more = new OfferBuilder(Map.of(type, instance), this, tool -> clients.apply(tool, this), sessions)
                .build(offered);
        service.add(more);
        announce.run();
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                service.remove(more);
                announce.run();
            }
        };
    }

    @Override
    public void resourceUpdated(String uri) {
        service.changes().tell(new Change.ResourceUpdated(uri));
    }
}
