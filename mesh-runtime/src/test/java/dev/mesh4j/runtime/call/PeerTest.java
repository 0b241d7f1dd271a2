package dev.mesh4j.runtime.call;

import static dev.mesh4j.runtime.call.ScriptedPeer.broken;
import static dev.mesh4j.runtime.call.ScriptedPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.call.Peer.Condition;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent learns of another one, and how it treats it. */
class PeerTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CallerFixture calls = new CallerFixture();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void after_five_of_ten_that_broke_it_is_left_alone_and_one_trial_heals_it() throws Exception {
        CountDownLatch trial = new CountDownLatch(1);
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            Peer peer = calls.limits(new PeerLimits(256, SHORT))
                    .bind(PolicyLayer.NONE, lone)
                    .getFirst();
            for (int i = 0; i < 4; i++) {
                fail(CallOptions.NONE);
            }
            assertThat(peer.condition()).isEqualTo(Condition.GOOD);
            fail(CallOptions.NONE);
            assertThat(peer.condition()).isNotEqualTo(Condition.GOOD);
            await().until(() -> peer.condition() == Condition.TRIED);

            lone.usual(ScriptedPeer.after(trial, text("back")));
            var healing = CompletableFuture.supplyAsync(calls::call, Thread::startVirtualThread);
            await().until(() -> lone.calls() == 6);
            assertThatThrownBy(calls::call)
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("failed lately and is left alone");
            assertThat(lone.calls()).isEqualTo(6);
            trial.countDown();

            assertThat(healing.get(20, TimeUnit.SECONDS)).isEqualTo("back");
            assertThat(peer.condition()).isEqualTo(Condition.GOOD);
            assertThat(peer.outstanding()).isZero();
        }
    }

    @Test
    void a_trial_that_fails_is_followed_by_another_pause() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            Peer peer = calls.limits(new PeerLimits(256, SHORT))
                    .bind(PolicyLayer.NONE, lone)
                    .getFirst();
            for (int i = 0; i < 5; i++) {
                fail(CallOptions.NONE);
            }
            await().until(() -> peer.condition() == Condition.TRIED);
            fail(CallOptions.NONE);

            await().until(() -> peer.condition() == Condition.TRIED);
            lone.usual(text("back"));
            assertThat(calls.call()).isEqualTo("back");
        }
    }

    @Test
    void a_trial_of_which_nothing_is_learned_is_not_the_last() throws Exception {
        Peer peer = new Peer(FakePeer.deadUrl(), new PeerLimits(1, SHORT));
        peer.unreachable();
        await().until(() -> peer.condition() == Condition.TRIED);
        assertThat(peer.begin(SHORT)).isTrue();
        assertThat(peer.admits()).isTrue();
        assertThat(peer.condition()).isEqualTo(Condition.LEFT_ALONE);

        peer.unknown();
        peer.end();
        await().until(() -> peer.condition() == Condition.TRIED);
    }

    @Test
    void callers_without_time_say_nothing_of_it() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            Peer peer = calls.limits(new PeerLimits(256, FOREVER))
                    .bind(PolicyLayer.NONE, lone)
                    .getFirst();
            lone.usual(lone.silence());
            for (int i = 0; i < 20; i++) {
                fail(CallOptions.timeout(Duration.ofMillis(1 + i)));
            }
            assertThat(peer.condition()).isEqualTo(Condition.GOOD);
            assertThat(peer.outstanding()).isZero();
        }
    }

    @Test
    void a_tool_that_outlasts_what_it_was_given_says_something() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            PolicyLayer quick = CallOptions.timeout(Duration.ofMillis(40)).policy();
            Peer peer =
                    calls.limits(new PeerLimits(256, FOREVER)).bind(quick, lone).getFirst();
            lone.usual(lone.silence());
            // one of them may have been spent on connecting
            for (int i = 0; i < 8; i++) {
                fail(CallOptions.NONE);
            }
            assertThat(peer.condition()).isEqualTo(Condition.LEFT_ALONE);
        }
    }

    @Test
    void one_that_has_to_show_its_health_gets_no_call_before() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            Peer peer = calls.limits(new PeerLimits(256, SHORT))
                    .bind(CallOptions.NONE.withHealthCheck(true).policy(), lone)
                    .getFirst();
            for (int i = 0; i < 5; i++) {
                fail(CallOptions.NONE);
            }
            lone.health(503);
            lone.usual(text("back"));
            await().until(() -> peer.condition() == Condition.TRIED);
            fail(CallOptions.NONE);
            await().until(() -> peer.condition() == Condition.TRIED);
            assertThat(lone.calls()).isEqualTo(5);

            lone.health(200);
            await().ignoreExceptionsInstanceOf(DependencyUnavailableException.class)
                    .until(() -> calls.call().equals("back"));
        }
    }

    @Test
    void one_that_need_not_show_its_health_gets_the_trial() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            Peer peer = calls.limits(new PeerLimits(256, SHORT))
                    .bind(PolicyLayer.NONE, lone)
                    .getFirst();
            for (int i = 0; i < 5; i++) {
                fail(CallOptions.NONE);
            }
            lone.health(503);
            lone.usual(text("back"));
            await().until(() -> peer.condition() == Condition.TRIED);

            assertThat(calls.call()).isEqualTo("back");
        }
    }

    @Test
    void waiting_for_a_connection_is_part_of_the_calls_time() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (ScriptedPeer lone = ScriptedPeer.usually(ScriptedPeer.after(released, text("done")))) {
            Peer peer = calls.limits(new PeerLimits(1, FOREVER))
                    .bind(PolicyLayer.NONE, lone)
                    .getFirst();
            var holding = CompletableFuture.supplyAsync(calls::call, Thread::startVirtualThread);
            await().until(() -> peer.outstanding() == 1 && lone.calls() == 1);

            assertThatThrownBy(() -> calls.call(CallOptions.timeout(Duration.ofMillis(100))))
                    .isInstanceOf(CallException.NotSent.class)
                    .hasMessageContaining("no connection became free");
            assertThat(peer.condition()).isEqualTo(Condition.GOOD);
            released.countDown();

            assertThat(holding.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(calls.call()).isEqualTo("done");
            assertThat(peer.outstanding()).isZero();
        }
    }

    @Test
    void an_interrupted_call_ends_keeps_the_flag_and_blames_nobody() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            lone.usual(lone.silence());
            Peer peer = calls.limits(new PeerLimits(256, FOREVER))
                    .bind(CallOptions.NONE.withIdempotent(true).policy(), lone)
                    .getFirst();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    calls.call();
                } catch (CallException.Lost e) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                }
            });
            await().until(() -> lone.calls() == 1);
            caller.interrupt();

            assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lone.calls()).isEqualTo(1);
            await().until(() -> peer.outstanding() == 0);
            assertThat(peer.condition()).isEqualTo(Condition.GOOD);
        }
    }

    private void fail(CallOptions options) {
        assertThatThrownBy(() -> calls.call(options)).isInstanceOf(RuntimeException.class);
    }
}
