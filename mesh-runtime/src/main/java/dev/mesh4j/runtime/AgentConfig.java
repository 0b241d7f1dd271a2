package dev.mesh4j.runtime;

import dev.mesh4j.protocol.mcp.Implementation;
import dev.mesh4j.runtime.call.PeerLimits;
import dev.mesh4j.runtime.call.headers.HeaderPolicy;
import dev.mesh4j.runtime.call.headers.MeshToken;
import dev.mesh4j.runtime.policy.Kwargs;
import dev.mesh4j.runtime.session.SessionOptions;
import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.ConfigValues;
import dev.mesh4j.server.config.Configuration;
import dev.mesh4j.server.config.EnvironmentAlias;
import dev.mesh4j.server.config.Secret;
import dev.mesh4j.server.mcp.Admission;
import dev.mesh4j.server.mcp.RequestStates;
import dev.mesh4j.server.state.RedisConfig;
import dev.mesh4j.server.state.SharedState;
import dev.mesh4j.server.trace.RecentSpans;
import dev.mesh4j.server.trace.Tracing;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How an agent runs. Each component is a key of {@code mesh.yaml} ({@code registry-url}), an environment variable ({@code
 * MESH_REGISTRY_URL}) and a flag ({@code --registry-url}).
 *
 * @param agentName instead of the annotation's name, at most 55 of {@code a-z A-Z 0-9 _ -}; empty: the annotation's
 * @param namespace where the agent registers and looks for providers; 1 to 64 of {@code a-z A-Z 0-9 _ -}
 * @param registryUrl the registry's base URL
 * @param bindHost the address to listen on; {@code 127.0.0.1} keeps the agent on this machine
 * @param httpHost the host that others are told to call; empty: {@code bindHost}, or, when that is a wildcard, the address
 *     from which the registry sees this agent
 * @param httpPort 0 to 65535; 0 takes a free one
 * @param announcedPort the port that others are told to call, such as the one that a container's port is mapped to; 0: the
 *     one that it listens on
 * @param heartbeatInterval between two signs of life; more than 0s, and less than half of the registry's lease
 * @param watch whether it keeps a connection open on which the registry tells at once what changes for it; otherwise it
 *     hears of changes when its heartbeats are answered
 * @param debounceDelay how long a tool that comes or goes at run time waits for others before the registry is told; 0s:
 *     at once
 * @param callTimeout of a call to another tool, all attempts together; more than 0s
 * @param drainTimeout how long calls in flight may take when the agent stops
 * @param maxBodyBytes the largest request body, or line of input, in bytes; 1024 or more
 * @param stateKey the base64 of 32 secret bytes that seal what a call knows until its client has answered; replicas that
 *     share it can serve each other's rounds; empty: a key that only this process knows
 * @param redisUrl where replicas share what outlives a call, such as tasks: {@code redis://[user:password@]host:port[/db]}
 *     or {@code rediss://}; empty: in memory, gone with the process
 * @param stdio whether it serves the one client on its standard input and output instead of HTTP, such as a desktop
 *     application that started it; {@code --stdio} alone is true. It then ends with its input, what its code prints goes
 *     to the standard error, and it is in the mesh only to use what others offer
 * @param sessionTtl how long a session of a stateful tool lives on after its last call, 1 s to 30 days
 * @param sessionLease after which a silent instance counts as gone, and its sessions are taken over by others; 10 ms
 *     or more
 * @param maxConcurrentCalls how many tools it calls at once for others; one more is refused at once, before the tool's
 *     code; 1 or more
 * @param maxConnections how many HTTP connections to it are open at once; more wait until one of them ends;
 *     1 or more
 * @param peerConnections how many calls it has under way at each other agent's instance; more wait, which counts as their
 *     time; 1 or more
 * @param ejectionTime how long an instance that failed gets no calls before one is the trial; more than 0s
 * @param weight its share of the calls that go by weight, beside equally good providers, 1 to 100
 * @param forwardHeaders which headers of a call go on with the calls that serving it makes: {@code Header-Name@destination},
 *     separated by commas, such as {@code x-tenant@*, authorization@*.billing.svc:8443}; credentials need a named
 *     destination; empty: none
 * @param authToken what agents that trust each other share, for tools with {@code authRequired}: asked of their callers, and
 *     sent to their providers; empty: none
 * @param authDestinations where the token may go, separated by commas; only this machine unless it says more
 * @param otlpEndpoint the base URL of a collector of traces, OTLP over HTTP; empty: no traces are written
 * @param traceBuffer how many spans of its last calls in traces it keeps in memory for {@code meshctl trace}; 0: none
 */
public record AgentConfig(
        String agentName,
        String namespace,
        URI registryUrl,
        String bindHost,
        String httpHost,
        int httpPort,
        int announcedPort,
        Duration heartbeatInterval,
        boolean watch,
        Duration debounceDelay,
        Duration callTimeout,
        Duration drainTimeout,
        int maxBodyBytes,
        Secret stateKey,
        @EnvironmentAlias("REDIS_URL") Secret redisUrl,
        boolean stdio,
        Duration sessionTtl,
        Duration sessionLease,
        int maxConcurrentCalls,
        int maxConnections,
        int peerConnections,
        Duration ejectionTime,
        int weight,
        String forwardHeaders,
        Secret authToken,
        String authDestinations,
        @EnvironmentAlias("OTEL_EXPORTER_OTLP_ENDPOINT") String otlpEndpoint,
        int traceBuffer)
        implements Configuration<AgentConfig> {

    private static final int LARGEST_TRACE_BUFFER = 1_000_000;

    private static final int HIGHEST_PORT = 65_535;

    public AgentConfig {
        if (!namespace.matches("[a-zA-Z0-9_-]{1,64}")) {
            throw new ConfigException("namespace: '" + namespace + "' (expected: 1 to 64 of a-z A-Z 0-9 _ -)");
        }
        if (!agentName.matches("[a-zA-Z0-9_-]{0,55}")) {
            throw new ConfigException("agent-name: '" + agentName + "' (expected: at most 55 of a-z A-Z 0-9 _ -)");
        }
        requireWithin("announced-port", announcedPort, 0, HIGHEST_PORT);
        requirePositive("heartbeat-interval", heartbeatInterval);
        if (debounceDelay.isNegative()) {
            throw new ConfigException("debounce-delay: " + debounceDelay + " (expected: 0s or more)");
        }
        requirePositive("call-timeout", callTimeout);
        requireAtLeast("max-body-bytes", maxBodyBytes, 1024);
        if (!stateKey.isEmpty() && keyBytes(stateKey).length != RequestStates.KEY_BYTES) {
            throw new ConfigException("state-key: " + stateKey + " (expected: the base64 of " + RequestStates.KEY_BYTES
                    + " random bytes, such as openssl rand -base64 32 prints)");
        }
        requirePositive("ejection-time", ejectionTime);
        requireAtLeast("peer-connections", peerConnections, 1);
        requireWithin("weight", weight, Kwargs.LEAST_WEIGHT, Kwargs.MOST_WEIGHT);
        redis(redisUrl);
        try {
            new SessionOptions(sessionTtl, sessionLease);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("session-ttl, session-lease: " + e.getMessage());
        }
        new Admission(maxConcurrentCalls);
        requireAtLeast("max-connections", maxConnections, 1);
        HeaderPolicy.parse(forwardHeaders);
        new MeshToken(authToken, authDestinations);
        if (!otlpEndpoint.matches("(https?://[^\\s?#]+)?")) {
            throw new ConfigException("otlp-endpoint: '" + otlpEndpoint
                    + "' (expected: the URL of a collector, such as http://127.0.0.1:4318)");
        }
        if (traceBuffer < 0 || traceBuffer > LARGEST_TRACE_BUFFER) {
            throw new ConfigException("trace-buffer: " + traceBuffer + " (expected: 0 to 1000000 spans)");
        }
    }

    /** What counts where nobody says otherwise. */
    public static AgentConfig defaults() {
        return builder().build();
    }

    /** The defaults, to be changed. */
    public static AgentConfigBuilder builder() {
        return new AgentConfigBuilder();
    }

    @Override
    public AgentConfig with(ConfigValues given) {
        return new AgentConfig(
                given.or("agentName", agentName),
                given.or("namespace", namespace),
                given.or("registryUrl", registryUrl),
                given.or("bindHost", bindHost),
                given.or("httpHost", httpHost),
                given.or("httpPort", httpPort),
                given.or("announcedPort", announcedPort),
                given.or("heartbeatInterval", heartbeatInterval),
                given.or("watch", watch),
                given.or("debounceDelay", debounceDelay),
                given.or("callTimeout", callTimeout),
                given.or("drainTimeout", drainTimeout),
                given.or("maxBodyBytes", maxBodyBytes),
                given.or("stateKey", stateKey),
                given.or("redisUrl", redisUrl),
                given.or("stdio", stdio),
                given.or("sessionTtl", sessionTtl),
                given.or("sessionLease", sessionLease),
                given.or("maxConcurrentCalls", maxConcurrentCalls),
                given.or("maxConnections", maxConnections),
                given.or("peerConnections", peerConnections),
                given.or("ejectionTime", ejectionTime),
                given.or("weight", weight),
                given.or("forwardHeaders", forwardHeaders),
                given.or("authToken", authToken),
                given.or("authDestinations", authDestinations),
                given.or("otlpEndpoint", otlpEndpoint),
                given.or("traceBuffer", traceBuffer));
    }

    /** The port that others are told of an agent that listens on this one; 0 when it listens on none. */
    int announced(int port) {
        return port == 0 || announcedPort == 0 ? port : announcedPort;
    }

    SessionOptions sessionOptions() {
        return new SessionOptions(sessionTtl, sessionLease);
    }

    HeaderPolicy headerPolicy() {
        return HeaderPolicy.parse(forwardHeaders);
    }

    MeshToken meshToken() {
        return new MeshToken(authToken, authDestinations);
    }

    /** The spans that others can ask for; on stdio nobody can. */
    RecentSpans recentSpans() {
        return new RecentSpans(stdio ? 0 : traceBuffer);
    }

    Tracing tracing(Implementation agent, String instance, RecentSpans recent) {
        Tracing sent = otlpEndpoint.isEmpty() ? Tracing.OFF : Tracing.to(URI.create(otlpEndpoint), agent, instance);
        return Tracing.keeping(recent, sent);
    }

    /** What seals the state of calls. */
    RequestStates requestStates() {
        return stateKey.isEmpty()
                ? RequestStates.ofProcess()
                : new RequestStates(keyBytes(stateKey), InstantSource.system());
    }

    /** Nothing when it is no base64. */
    private static byte[] keyBytes(Secret key) {
        try {
            return Base64.getDecoder().decode(key.value());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** What is asked of another agent. */
    PeerLimits peerLimits() {
        return new PeerLimits(peerConnections, ejectionTime);
    }

    /** The state that replicas of the agent of this name share, or that of this process. */
    SharedState sharedState(String name) {
        return SharedState.open(redis(redisUrl), StatePrefix.of(namespace, name));
    }

    /** The URL may carry a password. */
    private static @Nullable URI redis(Secret url) {
        if (url.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(url.value());
            RedisConfig.of(uri, "mesh4j");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new ConfigException("redis-url: no address of a Redis (expected: redis://host:6379, also with"
                    + " user:password@ before the host, /database after the port, or rediss:// for TLS)");
        }
    }

    private static void requireAtLeast(String key, int value, int least) {
        if (value < least) {
            throw new ConfigException(key + ": " + value + " (expected: " + least + " or more)");
        }
    }

    private static void requireWithin(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ConfigException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }

    private static void requirePositive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigException(key + ": " + value.toMillis() + "ms (expected: more than 0s)");
        }
    }
}
