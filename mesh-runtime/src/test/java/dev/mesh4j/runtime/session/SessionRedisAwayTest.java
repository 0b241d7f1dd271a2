package dev.mesh4j.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.runtime.SessionLostException;
import dev.mesh4j.server.state.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis is killed and restarted: sessions go on where they are, and only there. */
class SessionRedisAwayTest {

    private RedisServer redis;
    private Replica a;
    private Replica b;

    @BeforeEach
    void start() throws Exception {
        redis = RedisServer.start();
        a = new Replica(redis, "p", "a", Replica.LEASE);
        b = new Replica(redis, "p", "b", Replica.LEASE);
    }

    @AfterEach
    void stop() throws Exception {
        if (redis != null) {
            a.close();
            b.close();
            redis.close();
        }
    }

    @Test
    void a_session_goes_on_in_memory_and_then_in_redis() throws Exception {
        OwnedSession session = a.session("s1");
        session.put("n", 1);
        redis.kill();
        session.put("n", 2);
        session.finish();
        assertThat(a.session("s1").get("n", Integer.class)).contains(2);

        redis.restart();
        awaitRedis(a);
        assertThat(session.get("n", Integer.class)).contains(2);
        session.put("n", 3);
        a.lease.renewHeld();

        assertThat(b.store.claim("s1")).isEqualTo(new Claim.Theirs(new Owner("a", "http://a")));
        a.lease.release();
        assertThat(b.session("s1").get("n", Integer.class)).contains(3);
    }

    @Test
    void what_another_instance_was_seen_to_own_stays_its_own_without_redis() {
        a.session("s1").put("n", 1);
        assertThat(b.owns("s1")).isFalse();
        redis.kill();

        assertThat(b.owns("s1")).isFalse();
        assertThat(b.store.forsake("s1", new Owner("a", "http://a"))).isTrue();
        assertThat(b.owns("s1")).isTrue();
    }

    @Test
    void nobody_forsakes_an_owner_while_redis_knows_better() {
        assertThat(b.store.forsake("s1", new Owner("a", "http://a"))).isFalse();
    }

    @Test
    void two_that_went_on_without_redis_agree_when_it_is_back() throws Exception {
        redis.kill();
        a.session("s1").put("n", "a");
        b.session("s1").put("n", "b");
        redis.restart();
        awaitRedis(a);
        awaitRedis(b);
        a.lease.renewHeld();
        b.lease.renewHeld();

        assertThat(List.of(a.owns("s1"), b.owns("s1"))).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void an_owner_that_woke_up_to_find_redis_gone_does_not_go_on_in_memory() {
        OwnedSession session = a.session("s1");
        session.put("n", 1);
        a.passed.addAndGet(Replica.LEASE.toNanos() * 2);
        redis.kill();

        assertThatThrownBy(() -> session.put("n", 2)).isInstanceOf(SessionLostException.class);
        assertThatThrownBy(session::finish).isInstanceOf(SessionLostException.class);
    }

    @Test
    void an_owner_that_slept_and_renewed_its_lease_asks_redis_again_before_it_goes_on_in_memory() {
        OwnedSession session = a.session("s1");
        a.passed.addAndGet(Replica.LEASE.toNanos() * 2);
        a.lease.renewHeld();
        redis.kill();

        assertThatThrownBy(() -> session.put("n", 2)).isInstanceOf(SessionLostException.class);
    }

    @Test
    void no_call_fails_while_redis_is_killed_and_restarted_under_load() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> callers = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        try (LeaseLoop loop = new LeaseLoop(a.lease, Replica.LEASE.dividedBy(4))) {
            loop.start();
            for (int i = 0; i < 16; i++) {
                String id = "s" + i;
                callers.add(Thread.ofVirtual().start(() -> {
                    for (int n = 1; !over.get(); n++) {
                        try {
                            OwnedSession session = a.session(id);
                            int before = session.get("n", Integer.class).orElse(0);
                            assertThat(before).isEqualTo(n - 1);
                            session.put("n", n);
                            session.finish();
                            calls.incrementAndGet();
                        } catch (Throwable e) {
                            failures.add(e);
                            return;
                        }
                    }
                }));
            }
            for (int i = 0; i < 4; i++) {
                awaitMore(calls, failures);
                redis.kill();
                awaitMore(calls, failures);
                redis.restart();
                awaitRedis(a);
            }
            over.set(true);
            for (Thread caller : callers) {
                caller.join(Duration.ofSeconds(10));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void awaitMore(AtomicInteger calls, List<Throwable> failures) {
        int before = calls.get();
        await().until(() -> calls.get() > before + 200 || !failures.isEmpty());
    }

    private static void awaitRedis(Replica replica) {
        await().until(() -> replica.state.store().equals("redis"));
    }
}
