package dev.mesh4j.runtime.call;

import static dev.mesh4j.runtime.call.ScriptedPeer.broken;
import static dev.mesh4j.runtime.call.ScriptedPeer.notExecuted;
import static dev.mesh4j.runtime.call.ScriptedPeer.status;
import static dev.mesh4j.runtime.call.ScriptedPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.FakePeer;
import dev.mesh4j.runtime.OverloadedException;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried after what failed, and what is not. */
class FailoverTest {

    private static final PolicyLayer IDEMPOTENT =
            CallOptions.NONE.withIdempotent(true).policy();

    private final CallerFixture calls = new CallerFixture();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void a_lost_call_of_a_tool_that_is_not_idempotent_is_never_repeated() throws Exception {
        try (ScriptedPeer first = ScriptedPeer.usually(broken());
                ScriptedPeer second = ScriptedPeer.usually(text("second"))) {
            calls.bindRanked(CallOptions.NONE.withRetries(5).policy(), first, second);

            assertThatThrownBy(calls::call).isInstanceOf(CallException.Lost.class);
            assertThat(first.calls()).isEqualTo(1);
            assertThat(second.calls()).isZero();
        }
    }

    @Test
    void a_lost_call_of_an_idempotent_tool_is_repeated_elsewhere() throws Exception {
        try (ScriptedPeer first = ScriptedPeer.usually(broken());
                ScriptedPeer second = ScriptedPeer.usually(text("second"))) {
            calls.bindRanked(IDEMPOTENT, first, second);

            assertThat(calls.call()).isEqualTo("second");
            assertThat(first.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void a_lone_provider_is_asked_as_often_again_as_the_policy_says(int retries) throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            calls.bind(IDEMPOTENT, lone);

            assertThatThrownBy(() -> calls.call(CallOptions.NONE.withRetries(retries)))
                    .isInstanceOf(CallException.Lost.class);
            assertThat(lone.calls()).isEqualTo(1 + retries);
        }
    }

    @Test
    void a_server_error_without_an_answer_counts_as_lost() throws Exception {
        try (ScriptedPeer first = ScriptedPeer.usually(status(502));
                ScriptedPeer second = ScriptedPeer.usually(text("second"))) {
            calls.bindRanked(IDEMPOTENT, first, second);

            assertThat(calls.call()).isEqualTo("second");
            assertThatThrownBy(() -> calls.call(CallOptions.NONE.withIdempotent(false)))
                    .isInstanceOf(CallException.Refused.class);
        }
    }

    @Test
    void nothing_is_repeated_once_the_budget_is_spent() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(broken())) {
            calls.bind(IDEMPOTENT, lone);
            while (calls.budget.take()) {
                assertThat(lone.calls()).isZero();
            }

            assertThatThrownBy(calls::call).isInstanceOf(CallException.Lost.class);
            assertThat(lone.calls()).isEqualTo(1);
        }
    }

    @Test
    void five_calls_that_succeed_earn_one_repetition() {
        while (calls.budget.take()) {
            calls.refreshes.incrementAndGet();
        }
        for (int i = 0; i < 4; i++) {
            calls.budget.succeeded();
        }
        assertThat(calls.budget.take()).isFalse();
        calls.budget.succeeded();
        assertThat(calls.budget.take()).isTrue();
        assertThat(calls.budget.take()).isFalse();
    }

    @Test
    void one_that_drains_is_left_for_a_while_and_the_next_is_asked() throws Exception {
        try (ScriptedPeer draining = ScriptedPeer.usually(notExecuted("draining", 60));
                ScriptedPeer other = ScriptedPeer.usually(text("other"))) {
            List<Peer> peers = calls.bindRanked(PolicyLayer.NONE, draining, other);

            assertThat(List.of(calls.call(), calls.call(), calls.call())).containsOnly("other");
            assertThat(draining.calls()).isEqualTo(1);
            assertThat(peers.getFirst().condition()).isEqualTo(Peer.Condition.RESTING);
            assertThat(calls.refreshes).hasValue(0);
        }
    }

    @Test
    void one_that_drains_still_rests_when_an_earlier_call_of_it_ends_well() throws Exception {
        try (ScriptedPeer draining = ScriptedPeer.usually(notExecuted("draining", 60))) {
            Peer peer = calls.bind(PolicyLayer.NONE, draining).getFirst();
            assertThatThrownBy(calls::call).isInstanceOf(DependencyUnavailableException.class);

            peer.answered();
            assertThat(peer.condition()).isEqualTo(Peer.Condition.RESTING);
        }
    }

    @Test
    void when_all_have_too_much_to_do_the_caller_is_told_at_once_when_to_come_back() throws Exception {
        try (ScriptedPeer one = ScriptedPeer.usually(notExecuted("overloaded", 7));
                ScriptedPeer two = ScriptedPeer.usually(notExecuted("overloaded", 3))) {
            List<Peer> peers = calls.bind(IDEMPOTENT, one, two);
            long began = System.nanoTime();

            assertThatThrownBy(calls::call)
                    .isInstanceOfSatisfying(
                            OverloadedException.class,
                            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(3)))
                    .hasMessageContaining("dependency time is overloaded");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(List.of(one.calls(), two.calls())).containsExactly(1, 1);
            assertThat(calls.refreshes).hasValue(0);
            assertThat(peers).allMatch(peer -> peer.condition() == Peer.Condition.GOOD);
        }
    }

    @Test
    void a_session_whose_owner_is_away_is_waited_for_without_costing_a_retry() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("here"))
                .then(notExecuted("session-owner-away", 0), notExecuted("session-owner-away", 0))) {
            Peer peer =
                    calls.bind(CallOptions.NONE.withRetries(0).policy(), lone).getFirst();

            assertThat(calls.call()).isEqualTo("here");
            assertThat(lone.calls()).isEqualTo(3);
            assertThat(peer.condition()).isEqualTo(Peer.Condition.GOOD);
            assertThat(calls.refreshes).hasValue(0);
        }
    }

    @Test
    void a_session_is_not_waited_for_beyond_the_calls_time() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(notExecuted("session-owner-away", 5))) {
            calls.bind(PolicyLayer.NONE, lone);

            assertThatThrownBy(() -> calls.call(CallOptions.timeout(Duration.ofSeconds(2))))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("session-owner-away");
            assertThat(lone.calls()).isEqualTo(1);
        }
    }

    @Test
    void of_more_than_sixty_four_the_one_that_can_be_reached_is_found() throws Exception {
        String dead = FakePeer.deadUrl();
        try (ScriptedPeer live = ScriptedPeer.usually(text("live"))) {
            String[] urls = new String[100];
            Arrays.fill(urls, dead);
            urls[99] = live.url();
            calls.bind(TestProviders.at(PolicyLayer.NONE, urls));

            assertThat(calls.call()).isEqualTo("live");
        }
    }

    @Test
    void an_address_that_is_none_costs_its_provider_and_no_other() throws Exception {
        try (ScriptedPeer live = ScriptedPeer.usually(text("live"))) {
            calls.bind(TestProviders.ranked(PolicyLayer.NONE, "stdio://here", "http://[", live.url()));

            assertThat(List.of(calls.call(), calls.call())).containsOnly("live");
        }
    }
}
