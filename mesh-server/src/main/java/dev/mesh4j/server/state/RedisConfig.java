package dev.mesh4j.server.state;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where the Redis is and how long it may take.
 *
 * @param redis {@code redis://[user:password@]host:port[/db]}, or {@code rediss://} for TLS
 * @param prefix the first part of every key and channel; 1 to 64 of {@code a-z A-Z 0-9 . _ -}
 * @param timeout for a free connection, for connecting, and for an answer, each
 * @param connections in use at once at most; one more hears messages
 */
public record RedisConfig(URI redis, String prefix, Duration timeout, int connections) {

    public RedisConfig {
        if (redis.getScheme() == null
                || !Set.of("redis", "rediss").contains(redis.getScheme())
                || redis.getHost() == null) {
            // not the address itself: it may carry a password
            throw new IllegalArgumentException("redis: an address of scheme " + redis.getScheme() + " and host "
                    + redis.getHost() + " (expected: redis://host:port or rediss://host:port)");
        }
        if (redis.getPath() != null && !redis.getPath().matches("(/\\d{0,5})?")) {
            throw new IllegalArgumentException(
                    "redis: path " + redis.getPath() + " (expected: the number of a database, as in /0)");
        }
        Limits.name("prefix", prefix);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("timeout: " + timeout + " (expected: 1 ms to 1 minute)");
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections: " + connections + " (expected: 1 or more)");
        }
    }

    /** One second, 16 connections. */
    public static RedisConfig of(URI redis, String prefix) {
        return new RedisConfig(redis, prefix, Duration.ofSeconds(1), 16);
    }

    public RedisConfig withTimeout(Duration timeout) {
        return new RedisConfig(redis, prefix, timeout, connections);
    }

    /** Never the user and password that the address may carry. */
    @Override
    public String toString() {
        return redis.getScheme() + "://" + redis.getHost() + ":" + port() + " as " + prefix;
    }

    int port() {
        return redis.getPort() < 0 ? 6379 : redis.getPort();
    }

    int database() {
        String path = redis.getPath();
        return path == null || path.length() < 2 ? 0 : Integer.parseInt(path.substring(1));
    }
}
