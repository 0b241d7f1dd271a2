package dev.mesh4j.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RedisStateTest extends SharedStateContract {

    private static final AtomicInteger prefixes = new AtomicInteger();
    private static RedisServer redis;

    private final RedisConfig config =
            RedisConfig.of(redis.uri(), "mesh4j-" + prefixes.incrementAndGet()).withTimeout(Duration.ofSeconds(10));
    private final SharedState state = new RedisState(config);

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

    @Test
    void another_replica_reads_answers_and_is_heard() {
        ConcurrentLinkedQueue<String> notified = new ConcurrentLinkedQueue<>();
        state.group("tasks").put("t1", "input_required", LONG);
        state.group("tasks").subscribe(notified::add);

        try (SharedState replica = SharedState.open(config.redis(), config.prefix())) {
            StateGroup tasks = replica.group("tasks");
            Entry read = tasks.get("t1").orElseThrow();
            assertThat(tasks.compareAndSet(read, "working", LONG).written()).isTrue();
            tasks.publish("t1");
        }

        await().untilAsserted(() -> assertThat(notified).containsExactly("t1"));
        assertThat(state.group("tasks").get("t1").orElseThrow().value()).isEqualTo("working");
    }

    @Test
    void exactly_one_of_many_replicas_owns() throws Exception {
        List<Write> writes = together(8, i -> {
            try (SharedState replica = new RedisState(config)) {
                return replica.group("owners").putIfAbsent("s1", "replica-" + i, LONG);
            }
        });

        assertThat(writes.stream().filter(Write::written)).hasSize(1);
    }

    @Test
    void prefixes_keep_users_of_one_redis_apart() {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        state.group("tasks").subscribe(heard::add);
        try (SharedState other = SharedState.open(config.redis(), config.prefix() + "-other")) {
            other.group("tasks").put("t1", "x", LONG);
            other.group("tasks").publish("not for us");
        }
        state.group("tasks").publish("for us");

        await().untilAsserted(() -> assertThat(heard).containsExactly("for us"));
        assertThat(state.group("tasks").get("t1")).isEmpty();
        assertThat(state.isShared()).isTrue();
    }

    @Test
    void databases_keep_keys_apart() {
        URI seventh = URI.create(config.redis() + "/7");
        try (SharedState other = SharedState.open(seventh, config.prefix())) {
            other.group("tasks").put("t1", "x", LONG);
            assertThat(other.group("tasks").get("t1")).isPresent();
        }

        assertThat(state.group("tasks").get("t1")).isEmpty();
    }

    @Test
    void an_address_without_redis_is_refused_without_its_password() {
        for (String wrong : List.of("http://u:secret@host", "redis:secret", "redis://u:secret@host/seven")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SharedState.open(URI.create(wrong), "mesh4j"))
                    .withMessageContaining("(expected: ")
                    .withMessageNotContaining("secret");
        }
        assertThat(RedisConfig.of(URI.create("redis://u:secret@host"), "p")).hasToString("redis://host:6379 as p");
    }

    @Test
    void the_defaults_are_a_second_and_sixteen_connections() {
        assertThat(RedisConfig.of(URI.create("redis://host/3"), "p"))
                .isEqualTo(new RedisConfig(URI.create("redis://host/3"), "p", Duration.ofSeconds(1), 16))
                .matches(defaults -> defaults.database() == 3);
    }
}
