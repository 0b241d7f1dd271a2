package dev.mesh4j.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A record with one component of each type that can be configured. */
record SampleConfig(String agentName, int httpPort, boolean verbose, Duration leaseTime, URI registryUrl, Path dataDir)
        implements Configuration<SampleConfig> {

    static final SampleConfig DEFAULTS = new SampleConfig(
            "agent", 9000, false, Duration.ofSeconds(30), URI.create("http://127.0.0.1:8000"), Path.of("data"));

    SampleConfig {
        if (httpPort > 65535) {
            throw new ConfigException("http-port: " + httpPort + " (expected: 0 to 65535)");
        }
    }

    @Override
    public SampleConfig with(ConfigValues given) {
        return new SampleConfig(
                given.or("agentName", agentName),
                given.or("httpPort", httpPort),
                given.or("verbose", verbose),
                given.or("leaseTime", leaseTime),
                given.or("registryUrl", registryUrl),
                given.or("dataDir", dataDir));
    }
}
