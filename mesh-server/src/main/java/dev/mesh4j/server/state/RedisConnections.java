package dev.mesh4j.server.state;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** The pool of connections to one Redis; each command within time-outs, each failure a {@link SharedStateException}. */
final class RedisConnections implements AutoCloseable {

    private final RedisConfig config;
    private final RedisClient client;

    /** Connects when first used. */
    RedisConnections(RedisConfig config) {
        this.config = config;
        this.client = RedisClient.builder()
                .hostAndPort(new HostAndPort(config.redis().getHost(), config.port()))
                .clientConfig(clientConfig(config, config.timeout().toMillis()))
                .poolConfig(poolConfig(config))
                .build();
    }

    /** Runs a command that does no harm when it runs twice. */
    <T extends @Nullable Object> T repeatable(Function<RedisClient, T> command) {
        return repeatable(command, reply -> true);
    }

    /**
     * Runs a command once more, on a new connection, where the pooled one was dead: it is not known how far the first got.
     *
     * @param decisive whether the second reply says so; else the call fails
     */
    <T extends @Nullable Object> T repeatable(Function<RedisClient, T> command, Predicate<T> decisive) {
        try {
            return command.apply(client);
        } catch (JedisConnectionException e) {
            client.getPool().clear();
            if (isTimeout(e)) {
                throw away(e);
            }
            T reply = once(command);
            if (!decisive.test(reply)) {
                throw away(e);
            }
            return reply;
        } catch (JedisException e) {
            throw away(e);
        }
    }

    /** Runs a command that must not run twice. */
    <T extends @Nullable Object> T once(Function<RedisClient, T> command) {
        try {
            return command.apply(client);
        } catch (JedisConnectionException e) {
            // the other idle connections are most likely as dead
            client.getPool().clear();
            throw away(e);
        } catch (JedisException e) {
            throw away(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    /** @param silenceMillis how long a subscribed connection may say nothing */
    static JedisClientConfig clientConfig(RedisConfig config, long silenceMillis) {
        URI redis = config.redis();
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .timeoutMillis((int) config.timeout().toMillis())
                .blockingSocketTimeoutMillis((int) silenceMillis)
                .database(config.database())
                .ssl(redis.getScheme().equals("rediss"))
                .protocol(RedisProtocol.RESP2)
                .autoNegotiateProtocol(false)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        if (JedisURIHelper.getPassword(redis) != null) {
            builder.user(JedisURIHelper.getUser(redis)).password(JedisURIHelper.getPassword(redis));
        }
        return builder.build();
    }

    /** Jedis's own pool also drops what was idle for a minute, before a network in between does. */
    private static ConnectionPoolConfig poolConfig(RedisConfig config) {
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(config.connections());
        pool.setMaxIdle(config.connections());
        pool.setMaxWait(config.timeout());
        pool.setJmxEnabled(false);
        return pool;
    }

    private SharedStateException away(JedisException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        return new SharedStateException(
                "redis: " + config + " does not serve: " + e.getMessage() + " (expected: an answer within "
                        + config.timeout().toMillis() + " ms)",
                e,
                e.getCause() instanceof NoSuchElementException);
    }

    private static boolean isTimeout(JedisConnectionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
