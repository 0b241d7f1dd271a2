package dev.mesh4j.server.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** While Redis serves it is a store like any other. */
class ResilientOnRedisTest extends SharedStateContract {

    private static final AtomicInteger prefixes = new AtomicInteger();
    private static RedisServer redis;

    private final SharedState state =
            new ResilientState(new RedisState(RedisConfig.of(redis.uri(), "resilient-" + prefixes.incrementAndGet())
                    .withTimeout(Duration.ofSeconds(10))));

    @BeforeAll
    static void startRedis() throws Exception {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() throws Exception {
        if (redis != null) {
            redis.close();
        }
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Override
    SharedState state() {
        return state;
    }

    @Override
    Duration shortTime() {
        return Duration.ofMillis(200);
    }

    @Override
    void passShortTime() {
        // Redis has its own clock; who asks waits
    }
}
