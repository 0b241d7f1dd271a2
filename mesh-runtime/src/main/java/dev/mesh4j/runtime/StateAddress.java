package dev.mesh4j.runtime;

import dev.mesh4j.server.config.ConfigException;
import dev.mesh4j.server.config.Secret;
import dev.mesh4j.server.state.RedisConfig;
import dev.mesh4j.server.state.SharedState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where an agent's replicas share their state, and what keeps it apart from that of other agents in the same Redis. */
final class StateAddress {

    private static final int LONGEST_PREFIX = 64;

    private StateAddress() {}

    /** What the replicas of the agent share, or the state of this process when no Redis is configured. */
    static SharedState open(AgentConfig config, String agent) {
        return SharedState.open(uri(config.redisUrl()), prefix(config.namespace(), agent));
    }

    /** @throws ConfigException when it is no address of a Redis */
    static void check(Secret redisUrl) {
        uri(redisUrl);
    }

    /** Readable as long as it fits. */
    static String prefix(String namespace, String agent) {
        String readable = "mesh4j." + namespace + "." + agent;
        return readable.length() <= LONGEST_PREFIX
                ? readable
                : "mesh4j." + digest(readable).substring(0, 32);
    }

    /** The message never shows the address, which may carry a password. */
    private static @Nullable URI uri(Secret redisUrl) {
        if (redisUrl.isEmpty()) {
            return null;
        }
        try {
            URI uri = URI.create(redisUrl.value());
            RedisConfig.of(uri, "mesh4j");
            return uri;
        } catch (IllegalArgumentException e) {
            throw new ConfigException("redis-url: no address of a Redis (expected: redis://host:6379, with"
                    + " user:password@ before the host and /database after the port as needed, or rediss:// for TLS)");
        }
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
        }
    }
}
