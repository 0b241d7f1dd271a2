package dev.mesh4j.server.state;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** Redis was never there: memory is a store like any other. */
class ResilientInMemoryTest extends SharedStateContract {

    private final MovableClock clock = new MovableClock();
    private final SharedState state = new ResilientState(
            new RedisState(RedisConfig.of(nobody(), "resilient").withTimeout(Duration.ofMillis(200))),
            new MemoryState(clock, 1_000, 4L << 20),
            new Random(1));

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
        return Duration.ofSeconds(1);
    }

    @Override
    void passShortTime() {
        clock.move(Duration.ofSeconds(1));
    }

    private static URI nobody() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return URI.create("redis://127.0.0.1:" + socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
