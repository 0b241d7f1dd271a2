package dev.mesh4j.acceptance.registry.fleet;

import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.protocol.registry.RegistryClient;
import dev.mesh4j.runtime.DependencyResolver;
import dev.mesh4j.runtime.call.CallObserver;
import dev.mesh4j.runtime.call.ToolCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The process of a fleet: many agents that do what the test says. It ends when the test does. */
public final class FleetMain {

    private static final Duration REGISTRY_TIMEOUT = Duration.ofSeconds(5);

    private final HttpTransport http = new HttpTransport();
    private final RegistryClient registry;
    private final Duration beat;
    private final Link test;
    private final ToolCaller caller;
    private final Map<String, FleetAgent> agents = new ConcurrentHashMap<>();

    private FleetMain(URI registry, Duration beat, Link test) {
        this.registry = new RegistryClient(http, registry, REGISTRY_TIMEOUT);
        this.beat = beat;
        this.test = test;
        this.caller = new ToolCaller(
                new McpClient(http, new Implementation("fleet", "1")),
                http,
                atMost -> {},
                Duration.ofSeconds(1),
                List.of(),
                CallObserver.NONE);
    }

    /** @param args the registry's URL, milliseconds between beats, and the port where the test listens */
    public static void main(String[] args) throws IOException {
        try (Link test = new Link(new Socket("127.0.0.1", Integer.parseInt(args[2])))) {
            FleetMain fleet = new FleetMain(URI.create(args[0]), Duration.ofMillis(Long.parseLong(args[1])), test);
            Optional<Order> order = test.read(Order.class);
            while (order.isPresent()) {
                fleet.carryOut(order.get());
                order = test.read(Order.class);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void carryOut(Order order) throws IOException {
        long began = System.nanoTime();
        switch (order.what()) {
            case START -> order.agents().forEach(spec -> agent(spec).start());
            case CHANGE -> order.agents().forEach(spec -> agent(spec).change(spec));
            case LEAVE -> order.agents().forEach(spec -> agent(spec).leave());
            case COUNT -> {}
        }
        int joined = (int) agents.values().stream().filter(FleetAgent::joined).count();
        test.write(new Told(began, "", "", joined));
    }

    private FleetAgent agent(Spec spec) {
        return agents.computeIfAbsent(spec.id(), id -> new FleetAgent(spec, registry, caller, beat, reporter(id)));
    }

    private DependencyResolver reporter(String consumer) {
        String[] last = {""};
        return (wanted, candidates) -> {
            String provider = candidates.isEmpty() ? "" : candidates.getFirst().agentId();
            if (!provider.equals(last[0])) {
                last[0] = provider;
                tell(new Told(System.nanoTime(), consumer, provider, 0));
            }
            return Optional.empty();
        };
    }

    private void tell(Told told) {
        try {
            test.write(told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
