package dev.mesh4j.protocol.client;

import dev.mesh4j.protocol.client.cache.ResponseCache;
import dev.mesh4j.protocol.client.http.AuthorizedHttp;
import dev.mesh4j.protocol.client.input.InputHandlers;
import dev.mesh4j.protocol.client.stdio.StdioCommand;
import dev.mesh4j.protocol.mcp.Implementation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers what a connection needs; everything has a default. Not thread-safe. */
public final class ConnectionBuilder {

    private static final int CACHED_RESULTS = 256;

    private final @Nullable McpEndpoint endpoint;
    private final @Nullable StdioCommand command;
    private @Nullable HttpTransport http;
    private @Nullable Authorizer authorizer;
    private Implementation client = new Implementation("mesh4j", "0.1.0");
    private EraChoice era = EraChoice.AUTO;
    private InputHandlers handlers = InputHandlers.NONE;
    private Duration timeout = Duration.ofSeconds(60);
    private Duration probeTimeout = Duration.ofSeconds(10);
    private ResponseCache cache = new ResponseCache(CACHED_RESULTS, InstantSource.system());
    private @Nullable Object authorizationContext;
    private Consumer<ServerEvent> events = event -> {};

    ConnectionBuilder(@Nullable McpEndpoint endpoint, @Nullable StdioCommand command) {
        this.endpoint = endpoint;
        this.command = command;
    }

    /** Who this client is. */
    public ConnectionBuilder client(Implementation client) {
        this.client = client;
        return this;
    }

    /** Default: {@link EraChoice#AUTO}. */
    public ConnectionBuilder era(EraChoice era) {
        this.era = era;
        return this;
    }

    /** Who answers what the server asks. Default: nobody. */
    public ConnectionBuilder handlers(InputHandlers handlers) {
        this.handlers = handlers;
        return this;
    }

    /** For each request whose call says nothing else. Default: a minute. */
    public ConnectionBuilder timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /** After how long a process that is silent is taken for one of the legacy era. Default: ten seconds. */
    public ConnectionBuilder probeTimeout(Duration probeTimeout) {
        this.probeTimeout = probeTimeout;
        return this;
    }

    /**
     * A cache that connections share. Default: one of its own.
     *
     * @param authorizationContext equal for those who may see each other's private results
     */
    public ConnectionBuilder cache(ResponseCache cache, Object authorizationContext) {
        this.cache = cache;
        this.authorizationContext = authorizationContext;
        return this;
    }

    /** Gets what the server says of its own accord; must not block for long. */
    public ConnectionBuilder events(Consumer<ServerEvent> events) {
        this.events = events;
        return this;
    }

    /** Connections to share; the caller closes them. Default: some of its own. */
    public ConnectionBuilder http(HttpTransport http) {
        this.http = http;
        return this;
    }

    /** Gets what the server demands before it serves. HTTP only. */
    public ConnectionBuilder authorizer(Authorizer authorizer) {
        this.authorizer = authorizer;
        return this;
    }

    /** The connection; the server is not contacted before the first call. */
    public McpConnection open() {
        ConnectionOptions options = new ConnectionOptions(
                client, era, handlers, timeout, probeTimeout, cache, authorizationContext, events);
        return new McpConnection(new Exchange(links(), options), timeout);
    }

    private Links links() {
        if (endpoint == null) {
            return new StdioLinks(java.util.Objects.requireNonNull(command));
        }
        HttpTransport transport = http == null ? new HttpTransport() : http;
        return new HttpLinks(new AuthorizedHttp(transport, authorizer), endpoint, http == null ? transport : null);
    }
}
