package dev.mesh4j.runtime;

import dev.mesh4j.protocol.client.McpClient;
import dev.mesh4j.runtime.call.CurrentCall;
import dev.mesh4j.runtime.session.Sessions;
import dev.mesh4j.server.mcp.Exchange;
import dev.mesh4j.server.probe.Health;
import dev.mesh4j.server.state.ResilientState;
import dev.mesh4j.server.state.SharedState;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The sessions of an agent, and where they are kept: in the shared state, and in memory while that is away.
 *
 * @param endpoint where other instances reach this one; known when it serves
 */
record AgentSessions(SharedState state, Sessions sessions, CompletableFuture<String> endpoint)
        implements AutoCloseable {

    /**
     * @param shared what replicas share
     * @param client calls other instances of the agent
     */
    static AgentSessions of(AgentConfig config, AgentIdentity identity, SharedState shared, McpClient client) {
        SharedState state = ResilientState.over(shared);
        CompletableFuture<String> endpoint = new CompletableFuture<>();
        Sessions sessions = new Sessions(
                state,
                identity.id(),
                endpoint::join,
                config.sessionOptions(),
                client,
                exchange -> remaining(exchange, config.callTimeout()));
        return new AgentSessions(state, sessions, endpoint);
    }

    void start(AgentConfig config, int port) {
        endpoint.complete(port == 0 ? "" : "http://" + host(config) + ":" + config.announced(port));
        sessions.start();
    }

    /** Where sessions are kept now; in place of Redis it is degraded. */
    Health health() {
        String store = state.store();
        return isAway() ? Health.degraded(store) : Health.healthy(store);
    }

    private boolean isAway() {
        return state instanceof ResilientState && !state.isShared();
    }

    /** Ends the sessions' part of the state, and the whole of it. */
    @Override
    public void close() {
        try (state) {
            sessions.close();
        }
    }

    private static Duration remaining(Exchange exchange, Duration otherwise) {
        long now = System.nanoTime();
        Duration left = CurrentCall.of(exchange, now).remaining(now).orElse(otherwise);
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }

    /** What is announced; this machine's own address where that is a wildcard. */
    private static String host(AgentConfig config) {
        String announced = Registration.announcedHost(config);
        String host = announced.isEmpty() ? ownAddress() : announced;
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String ownAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
