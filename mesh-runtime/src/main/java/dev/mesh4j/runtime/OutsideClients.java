package dev.mesh4j.runtime;

import dev.mesh4j.annotations.Dependency;
import dev.mesh4j.protocol.registry.DependencyRequest;
import dev.mesh4j.runtime.call.ToolCaller;
import dev.mesh4j.runtime.inject.Clients;
import dev.mesh4j.runtime.scan.ClientReader;
import dev.mesh4j.runtime.scan.ParameterDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clients of an agent that no tool takes. The registry's contract knows dependencies of tools only, so it hears of them
 * as those of one more tool, which nobody can call. Thread-safe.
 */
final class OutsideClients {

    /** A name that no tool of the user's can have. */
    static final String CARRIER = "mesh:clients";

    private final Clients clients = new Clients();
    private volatile Runnable onMore = () -> {};

    <T> T client(Class<T> type, @Nullable Dependency dependency) {
        return client(type, ClientReader.read(type, dependency));
    }

    <T> T client(Class<T> type, String capability) {
        return client(type, ClientReader.read(type, capability));
    }

    private <T> T client(Class<T> type, ParameterDescriptor wanted) {
        T client = type.cast(clients.client(wanted));
        onMore.run();
        return client;
    }

    boolean isAvailable(Object client) {
        return clients.isAvailable(client);
    }

    boolean isEmpty() {
        return clients.dependencies().isEmpty();
    }

    Clients clients() {
        return clients;
    }

    List<DependencyRequest> dependencies() {
        return clients.dependencies().stream().map(Registration::dependency).toList();
    }

    /** @param by makes the calls from now on */
    void connect(ToolCaller by) {
        onMore = () -> {};
        clients.connect(by);
    }

    /** @param more runs after a client that comes while the agent runs */
    void whenMore(Runnable more) {
        onMore = more;
    }
}
