package dev.mesh4j.server.state;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** One subscribed connection, from connecting until it is lost; pinged, so that a dead peer is noticed. */
final class RedisHearing implements AutoCloseable {

    /** In time-outs: how long nothing at all may come, and how often to ask for something. */
    private static final int SILENCE = 10;

    private static final int PING = 3;

    private final RedisConfig config;
    private final Runnable heard;
    private final BiConsumer<String, String> message;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    /**
     * @param heard called when the connection hears messages
     * @param message called with the channel and the message
     */
    RedisHearing(RedisConfig config, Runnable heard, BiConsumer<String, String> message) {
        this.config = config;
        this.heard = heard;
        this.message = message;
    }

    /**
     * Connects and hears what is said on channels that begin so.
     *
     * @throws JedisException at the end of the connection
     */
    void hear(String channels) {
        long timeout = config.timeout().toMillis();
        Connection own = new Connection(
                new HostAndPort(config.redis().getHost(), config.port()),
                RedisConnections.clientConfig(config, SILENCE * timeout));
        connection = own;
        if (closed) {
            own.close();
        }
        Messages messages = new Messages();
        Thread ping = Thread.ofVirtual().name("redis-messages-ping").start(() -> ping(messages, PING * timeout));
        try {
            messages.proceedWithPatterns(own, channels + "*");
        } finally {
            ping.interrupt();
            own.close();
        }
        throw new JedisConnectionException("the subscription ended");
    }

    @Override
    public void close() {
        closed = true;
        Connection own = connection;
        if (own != null) {
            own.close();
        }
    }

    private static void ping(JedisPubSub messages, long millis) {
        try {
            while (true) {
                Thread.sleep(millis);
                messages.ping();
            }
        } catch (InterruptedException | JedisException e) {
            // the reader notices for itself
        }
    }

    private final class Messages extends JedisPubSub {

        @Override
        public void onPSubscribe(String pattern, int count) {
            heard.run();
        }

        @Override
        public void onPMessage(String pattern, String channel, String text) {
            message.accept(channel, text);
        }
    }
}
