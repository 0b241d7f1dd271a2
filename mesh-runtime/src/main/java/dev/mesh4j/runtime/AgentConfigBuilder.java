package dev.mesh4j.runtime;

import dev.mesh4j.runtime.call.PeerLimits;
import dev.mesh4j.runtime.policy.Kwargs;
import dev.mesh4j.server.ServerOptions;
import dev.mesh4j.server.config.Secret;
import dev.mesh4j.server.mcp.Admission;
import java.net.URI;
import java.time.Duration;

/** Makes an {@link AgentConfig}; each value has a default. Not thread-safe. */
public final class AgentConfigBuilder {

    private String agentName = "";
    private String namespace = "default";
    private URI registryUrl = URI.create("http://127.0.0.1:8000");
    private String bindHost = "127.0.0.1";
    private String httpHost = "";
    private int httpPort = 0;
    private int announcedPort = 0;
    private Duration heartbeatInterval = Duration.ofSeconds(5);
    private boolean watch = true;
    private Duration debounceDelay = Duration.ofSeconds(1);
    private Duration callTimeout = Duration.ofSeconds(30);
    private Duration drainTimeout = Duration.ofSeconds(10);
    private int maxBodyBytes = 4 * 1024 * 1024;
    private Secret stateKey = Secret.NONE;
    private Secret redisUrl = Secret.NONE;
    private boolean stdio = false;
    private Duration sessionTtl = Duration.ofMinutes(30);
    private Duration sessionLease = Duration.ofSeconds(5);
    private int maxConcurrentCalls = Admission.USUAL;
    private int maxConnections = ServerOptions.USUAL_CONNECTIONS;
    private int peerConnections = PeerLimits.DEFAULT.connections();
    private Duration ejectionTime = PeerLimits.DEFAULT.pause();
    private int weight = Kwargs.LEAST_WEIGHT;
    private String forwardHeaders = "";
    private Secret authToken = Secret.NONE;
    private String authDestinations = "localhost, 127.0.0.1, [::1]";
    private String otlpEndpoint = "";
    private int traceBuffer = 1000;

    AgentConfigBuilder() {}

    public AgentConfigBuilder agentName(String value) {
        this.agentName = value;
        return this;
    }

    public AgentConfigBuilder namespace(String value) {
        this.namespace = value;
        return this;
    }

    public AgentConfigBuilder registryUrl(URI value) {
        this.registryUrl = value;
        return this;
    }

    public AgentConfigBuilder bindHost(String value) {
        this.bindHost = value;
        return this;
    }

    public AgentConfigBuilder httpHost(String value) {
        this.httpHost = value;
        return this;
    }

    public AgentConfigBuilder httpPort(int value) {
        this.httpPort = value;
        return this;
    }

    public AgentConfigBuilder announcedPort(int value) {
        announcedPort = value;
        return this;
    }

    public AgentConfigBuilder heartbeatInterval(Duration value) {
        this.heartbeatInterval = value;
        return this;
    }

    public AgentConfigBuilder watch(boolean value) {
        this.watch = value;
        return this;
    }

    public AgentConfigBuilder debounceDelay(Duration value) {
        this.debounceDelay = value;
        return this;
    }

    public AgentConfigBuilder callTimeout(Duration value) {
        this.callTimeout = value;
        return this;
    }

    public AgentConfigBuilder drainTimeout(Duration value) {
        this.drainTimeout = value;
        return this;
    }

    public AgentConfigBuilder maxBodyBytes(int value) {
        this.maxBodyBytes = value;
        return this;
    }

    public AgentConfigBuilder stateKey(Secret value) {
        this.stateKey = value;
        return this;
    }

    public AgentConfigBuilder redisUrl(Secret value) {
        this.redisUrl = value;
        return this;
    }

    public AgentConfigBuilder stdio(boolean value) {
        this.stdio = value;
        return this;
    }

    public AgentConfigBuilder sessionTtl(Duration value) {
        this.sessionTtl = value;
        return this;
    }

    public AgentConfigBuilder sessionLease(Duration value) {
        this.sessionLease = value;
        return this;
    }

    public AgentConfigBuilder maxConcurrentCalls(int value) {
        this.maxConcurrentCalls = value;
        return this;
    }

    public AgentConfigBuilder maxConnections(int value) {
        this.maxConnections = value;
        return this;
    }

    public AgentConfigBuilder peerConnections(int value) {
        this.peerConnections = value;
        return this;
    }

    public AgentConfigBuilder ejectionTime(Duration value) {
        this.ejectionTime = value;
        return this;
    }

    public AgentConfigBuilder weight(int value) {
        this.weight = value;
        return this;
    }

    public AgentConfigBuilder forwardHeaders(String value) {
        this.forwardHeaders = value;
        return this;
    }

    public AgentConfigBuilder authToken(Secret value) {
        this.authToken = value;
        return this;
    }

    public AgentConfigBuilder authDestinations(String value) {
        this.authDestinations = value;
        return this;
    }

    public AgentConfigBuilder otlpEndpoint(String value) {
        this.otlpEndpoint = value;
        return this;
    }

    public AgentConfigBuilder traceBuffer(int value) {
        this.traceBuffer = value;
        return this;
    }

    /** @throws dev.mesh4j.server.config.ConfigException for a value out of its range */
    public AgentConfig build() {
        return new AgentConfig(
                agentName,
                namespace,
                registryUrl,
                bindHost,
                httpHost,
                httpPort,
                announcedPort,
                heartbeatInterval,
                watch,
                debounceDelay,
                callTimeout,
                drainTimeout,
                maxBodyBytes,
                stateKey,
                redisUrl,
                stdio,
                sessionTtl,
                sessionLease,
                maxConcurrentCalls,
                maxConnections,
                peerConnections,
                ejectionTime,
                weight,
                forwardHeaders,
                authToken,
                authDestinations,
                otlpEndpoint,
                traceBuffer);
    }
}
