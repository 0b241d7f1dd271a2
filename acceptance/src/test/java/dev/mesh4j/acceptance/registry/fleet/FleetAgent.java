package dev.mesh4j.acceptance.registry.fleet;

import dev.mesh4j.protocol.registry.AgentRegistration;
import dev.mesh4j.protocol.registry.DependencyRequest;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.protocol.registry.TagTerm;
import dev.mesh4j.protocol.registry.ToolRegistration;
import dev.mesh4j.runtime.AgentControl;
import dev.mesh4j.runtime.DependencyResolver;
import dev.mesh4j.runtime.call.PeerLimits;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.heartbeat.Heartbeat;
import dev.mesh4j.runtime.heartbeat.HeartbeatLoop;
import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.inject.Wiring;
import dev.mesh4j.runtime.policy.PolicyLayer;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import dev.mesh4j.runtime.scan.ToolDescriptor;
import dev.mesh4j.runtime.scan.ToolTraits;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An agent as the registry sees it: the real heartbeat, watch and wiring, but nothing that serves. */
final class FleetAgent {

    private static final String FUNCTION = "work";
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration WITHDRAW_TIMEOUT = Duration.ofSeconds(10);
    private static final int PORT = 9;

    private final HeartbeatLoop loop;
    private volatile Spec spec;

    /** @param observer sees each binding that is applied */
    FleetAgent(Spec spec, RegistryClient registry, ToolCaller caller, Duration beat, DependencyResolver observer) {
        this.spec = spec;
        Map<String, Clients> clients =
                spec.needs().isEmpty() ? Map.of() : Map.of(FUNCTION, new Clients(tool(spec), caller, new Nobody()));
        Wiring wiring = new Wiring(spec.id(), clients, Map::of, PeerLimits.DEFAULT, CALL_TIMEOUT, observer);
        Heartbeat heartbeat = new Heartbeat(
                beat, Duration.ZERO, () -> ThreadLocalRandom.current().nextDouble(), System.nanoTime(), true);
        RegistryClient own = registry.withKey(UUID.randomUUID().toString());
        this.loop = new HeartbeatLoop(own, spec.id(), this::registration, wiring, heartbeat);
    }

    void start() {
        loop.start();
    }

    void change(Spec next) {
        spec = next;
        loop.announceNow();
    }

    void leave() {
        loop.withdraw(WITHDRAW_TIMEOUT);
    }

    boolean joined() {
        return loop.joined();
    }

    private AgentRegistration registration() {
        Spec now = spec;
        List<DependencyRequest> dependencies = now.needs().isEmpty()
                ? List.of()
                : List.of(new DependencyRequest(now.needs(), false, terms(now), null, null, null, null, null));
        ToolRegistration tool = new ToolRegistration(
                FUNCTION,
                now.provides(),
                "1.0.0",
                now.tags(),
                "of a fleet",
                dependencies,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new AgentRegistration(
                now.id(),
                List.of(tool),
                "mcp_agent",
                "java",
                now.id(),
                "1.0.0",
                "",
                "127.0.0.1",
                PORT,
                "default",
                null,
                null);
    }

    private static ToolDescriptor tool(Spec spec) {
        DependencyDescriptor dependency = new DependencyDescriptor(spec.needs(), terms(spec), "", "", false);
        return new ToolDescriptor(
                FUNCTION,
                spec.provides(),
                "1.0.0",
                "",
                spec.tags(),
                ToolTraits.NONE,
                PolicyLayer.NONE,
                anyMethod(),
                List.of(new ParameterDescriptor.Untyped(dependency, false)));
    }

    private static List<TagTerm> terms(Spec spec) {
        return spec.wants().stream().map(TagTerm::of).toList();
    }

    private static Method anyMethod() {
        return FleetAgent.class.getDeclaredMethods()[0];
    }

    /** Nobody changes what it offers. */
    private static final class Nobody implements AgentControl {

        @Override
        public Registered register(Object instance) {
            throw new UnsupportedOperationException("an agent of the fleet offers what its spec says");
        }

        @Override
        public void resourceUpdated(String uri) {}
    }
}
