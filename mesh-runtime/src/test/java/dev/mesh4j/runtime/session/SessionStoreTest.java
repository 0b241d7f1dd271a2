package dev.mesh4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.runtime.SessionLostException;
import dev.mesh4j.runtime.TypeRef;
import dev.mesh4j.server.state.MemoryState;
import dev.mesh4j.server.state.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One owner at a time, on a real Redis. */
class SessionStoreTest {

    private static final AtomicInteger prefixes = new AtomicInteger();
    private static RedisServer redis;

    private final String prefix = "sessions-" + prefixes.incrementAndGet();
    private final List<Replica> replicas = new ArrayList<>();

    record Cart(String owner, List<String> items) {}

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
        replicas.forEach(Replica::close);
    }

    @Test
    void exactly_one_of_eight_instances_owns_a_new_session() throws Exception {
        List<Replica> eight = replicas(8);

        List<Boolean> owned = together(eight, replica -> replica.owns("s1"));

        assertThat(owned).containsOnlyOnce(true);
    }

    @Test
    void the_others_learn_who_it_is() {
        Replica a = replica("a");
        a.session("s1");

        assertThat(replica("b").store.claim("s1")).isEqualTo(new Claim.Theirs(new Owner("a", "http://a")));
        assertThat(a.owns("s1")).isTrue();
    }

    @Test
    void exactly_one_takes_the_session_of_an_owner_whose_lease_is_over() throws Exception {
        Replica a = replica("a");
        OwnedSession first = a.session("s1");
        first.put("n", 1);
        List<Replica> others = replicas(8);
        others.forEach(other -> other.lease.hold());
        a.lease.release();

        List<Boolean> owned = together(others, replica -> {
            replica.lease.renewHeld();
            return replica.owns("s1");
        });

        assertThat(owned).containsOnlyOnce(true);
        OwnedSession second = others.get(owned.indexOf(true)).session("s1");
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(second.get("n", Integer.class)).contains(1);
    }

    @Test
    void an_owner_that_was_silent_too_long_can_neither_read_nor_write() {
        Replica a = replica("a", Replica.SHORT);
        Replica b = replica("b");
        OwnedSession old = a.session("s1");
        old.put("n", 1);

        await().until(() -> b.owns("s1"));
        b.session("s1").put("n", 2);

        for (Runnable use : List.<Runnable>of(
                () -> old.put("n", 3),
                () -> old.remove("n"),
                () -> old.get("n", Integer.class),
                old::keys,
                () -> old.timeToLive(Duration.ofMinutes(2)),
                old::end,
                old::finish)) {
            assertThatThrownBy(use::run)
                    .isInstanceOf(SessionLostException.class)
                    .hasMessageStartingWith("session s1 is lost: ");
        }
        assertThat(b.session("s1").get("n", Integer.class)).contains(2);
    }

    @Test
    void an_owner_that_is_taken_for_dead_and_gets_its_session_back_does_not_write_with_the_old_epoch() {
        Replica a = replica("a", Replica.SHORT);
        Replica b = replica("b", Replica.SHORT);
        OwnedSession old = a.session("s1");
        await().until(() -> b.owns("s1"));
        await().until(() -> a.owns("s1"));

        assertThatThrownBy(() -> old.put("n", 1)).isInstanceOf(SessionLostException.class);
        a.session("s1").put("n", 2);
    }

    @Test
    void two_calls_of_one_session_lose_none_of_each_others_values() throws Exception {
        Replica a = replica("a");
        a.session("s1").put("n0", 0);

        together(replicasOf(a, 16), new AtomicInteger()::incrementAndGet, (replica, i) -> {
            replica.session("s1").put("n" + i, i);
            return true;
        });

        assertThat(a.session("s1").keys()).hasSize(17);
    }

    @Test
    void values_are_json() {
        OwnedSession session = replica("a").session("s1");
        Cart cart = new Cart("Zoë \uD83D", List.of("apple", "pear"));

        session.put("cart", cart);
        session.put("words", List.of("a"));

        assertThat(session.get("cart", Cart.class)).contains(cart);
        assertThat(session.get("words", new TypeRef<List<String>>() {})).contains(List.of("a"));
        assertThat(session.get("none", String.class)).isEmpty();
        assertThat(session.keys()).containsExactly("cart", "words");
        session.remove("cart");
        assertThat(session.keys()).containsExactly("words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.get("words", Integer.class))
                .withMessageStartingWith("session: the value of words is no java.lang.Integer");
    }

    @Test
    void values_and_keys_and_times_are_bounded() {
        OwnedSession session = replica("a").session("s1");
        session.put("a", "x".repeat(200_000));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.put("b", "x".repeat(100_000)))
                .withMessage("session: values of 300015 bytes of JSON (expected: at most 262144)");
        assertThatIllegalArgumentException().isThrownBy(() -> session.put("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> session.put("k".repeat(101), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> session.timeToLive(Duration.ofDays(31)));
        assertThat(session.keys()).containsExactly("a");
    }

    @Test
    void a_session_lives_as_long_after_its_last_call_as_the_tool_says() {
        Replica a = replica("a");
        OwnedSession used = a.session("used");
        used.timeToLive(Duration.ofSeconds(1));
        OwnedSession unused = a.session("unused");
        unused.timeToLive(Duration.ofSeconds(1));
        used.timeToLive(Duration.ofMinutes(1));
        used.finish();

        await().untilAsserted(() ->
                assertThatThrownBy(unused::keys).hasMessage("session unused is lost: it ended, or its time was over"));
        assertThat(used.keys()).isEmpty();
    }

    @Test
    void an_ended_session_begins_anew() {
        Replica a = replica("a");
        OwnedSession session = a.session("s1");
        session.put("n", 1);
        session.end();
        session.finish();

        assertThatThrownBy(session::keys).hasMessage("session s1 is lost: it ended, or its time was over");
        OwnedSession next = a.session("s1");
        assertThat(next.keys()).isEmpty();
        assertThat(next.epoch()).isGreaterThan(session.epoch());
        assertThat(replica("b").store.end("s1")).isTrue();
        assertThat(a.store.end("s1")).isFalse();
    }

    @Test
    void without_redis_everything_is_this_instances() {
        try (Replica alone = new Replica(new MemoryState(), "alone", Replica.LEASE)) {
            OwnedSession session = alone.session("s1");
            session.put("n", 1);
            alone.passed.addAndGet(Duration.ofHours(1).toNanos());

            assertThat(session.get("n", Integer.class)).contains(1);
            assertThat(alone.session("s1").get("n", Integer.class)).contains(1);
        }
    }

    private Replica replica(String id) {
        return replica(id, Replica.LEASE);
    }

    private Replica replica(String id, Duration lease) {
        Replica replica = new Replica(redis, prefix, id, lease);
        replicas.add(replica);
        return replica;
    }

    private List<Replica> replicas(int count) {
        List<Replica> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(replica("r" + i));
        }
        return made;
    }

    private static List<Replica> replicasOf(Replica one, int count) {
        return Collections.nCopies(count, one);
    }

    interface On<T> {
        T call(Replica replica) throws Exception;
    }

    interface OnNumbered<T> {
        T call(Replica replica, int number) throws Exception;
    }

    private static <T> List<T> together(List<Replica> on, IntSupplier numbers, OnNumbered<T> work) throws Exception {
        return together(on, replica -> work.call(replica, numbers.getAsInt()));
    }

    private static <T> List<T> together(List<Replica> on, On<T> work) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        on.forEach(replica -> calls.add(() -> work.call(replica)));
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
