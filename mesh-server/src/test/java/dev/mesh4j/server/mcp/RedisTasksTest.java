package dev.mesh4j.server.mcp;

import dev.mesh4j.server.state.RedisServer;
import dev.mesh4j.server.state.SharedState;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class RedisTasksTest extends TasksContract {

    private static final AtomicInteger prefixes = new AtomicInteger();
    private static RedisServer redis;

    private final SharedState state = SharedState.open(redis.uri(), "jobs-" + prefixes.incrementAndGet());

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
    void closeState() {
        state.close();
    }

    @Override
    SharedState state() {
        return state;
    }
}
