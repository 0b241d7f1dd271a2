package dev.mesh4j.runtime.call;

import static dev.mesh4j.runtime.call.ScriptedPeer.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mesh4j.annotations.Balancing;
import dev.mesh4j.protocol.client.CallException;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.DependencyUnavailableException;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is asked, how long, and how often at once. */
class ChoiceTest {

    private static final PolicyLayer IDEMPOTENT =
            CallOptions.NONE.withIdempotent(true).policy();

    private final CallerFixture calls = new CallerFixture();

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void of_two_the_one_with_less_under_way_is_asked() throws Exception {
        Candidates candidates = equals(2);
        candidates.at(0).peer().begin(Duration.ofSeconds(1));

        assertThat(chosen(candidates, Balancing.LEAST_OUTSTANDING, null, 20)).containsOnly(1);
    }

    @Test
    void in_turn_each_is_asked_as_often_as_the_others() {
        assertThat(chosen(equals(3), Balancing.ROUND_ROBIN, null, 6)).containsExactly(0, 1, 2, 0, 1, 2);
    }

    @Test
    void what_would_go_to_one_that_is_away_goes_to_the_others_evenly() {
        for (Balancing way : List.of(Balancing.ROUND_ROBIN, Balancing.LEAST_OUTSTANDING)) {
            Candidates candidates = equals(4);
            candidates.at(2).peer().failed();
            candidates.at(2).peer().rests(Duration.ofMinutes(1));
            List<Integer> chosen = chosen(candidates, way, null, 1200);

            assertThat(chosen).containsOnly(0, 1, 3);
            for (int i : new int[] {0, 1, 3}) {
                assertThat(chosen.stream().filter(c -> c == i).count()).isBetween(300L, 500L);
            }
        }
    }

    @Test
    void by_weight_calls_go_in_proportion() {
        Candidates candidates = new Candidates(List.of(provider(0, 0, 1), provider(1, 0, 9)));
        long heavy = chosen(candidates, Balancing.WEIGHTED, null, 2000).stream()
                .filter(i -> i == 1)
                .count();

        assertThat(heavy).isBetween(1700L, 1900L);
    }

    @Test
    void a_key_has_its_provider_keys_are_spread_and_only_those_of_a_lost_provider_move() {
        Candidates four = equals(4);
        Set<Integer> used = new HashSet<>();
        for (int key = 0; key < 100; key++) {
            Integer chosen = chosen(four, Balancing.AFFINITY, "key-" + key, 1).getFirst();
            used.add(chosen);
            assertThat(chosen(four, Balancing.AFFINITY, "key-" + key, 5)).containsOnly(chosen);
            BitSet gone = new BitSet();
            gone.set(3);
            int without = four.choose(gone, choice(Balancing.AFFINITY, "key-" + key));
            assertThat(chosen == 3 || without == chosen).isTrue();
        }
        assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void a_better_one_comes_first_whatever_the_balancing() {
        Candidates candidates = new Candidates(List.of(provider(0, 1, 100), provider(1, 0, 1)));
        for (Balancing way : Balancing.values()) {
            assertThat(chosen(candidates, way, "key", 20)).containsOnly(0);
        }
        assertThat(candidates.first().agentId()).isEqualTo("agent-1");
    }

    @Test
    void the_call_says_the_balancing_instead_of_the_dependency() throws Exception {
        try (ScriptedPeer one = ScriptedPeer.usually(text("one"));
                ScriptedPeer two = ScriptedPeer.usually(text("two"))) {
            calls.bind(PolicyLayer.NONE, one, two);
            DependencyPolicy inTurn = new DependencyPolicy(PolicyLayer.NONE, Balancing.ROUND_ROBIN, null);
            List<String> turns = new ArrayList<>();
            Set<String> sticky = new HashSet<>();
            for (int i = 0; i < 6; i++) {
                turns.add(calls.call(inTurn, CallOptions.NONE, null));
                sticky.add(calls.call(inTurn, CallOptions.NONE.withAffinity("k"), null));
            }
            assertThat(turns).containsExactly("one", "two", "one", "two", "one", "two");
            assertThat(sticky).hasSize(1);
        }
    }

    @Test
    void a_slow_idempotent_call_is_made_to_a_second_one_as_well() throws Exception {
        try (ScriptedPeer slow = ScriptedPeer.usually(text(""));
                ScriptedPeer quick = ScriptedPeer.usually(text("quick"))) {
            slow.usual(slow.silence());
            List<Peer> peers = calls.bindRanked(IDEMPOTENT, slow, quick);

            assertThat(calls.call(CallOptions.NONE.withHedgeAfter(Duration.ofMillis(30))))
                    .isEqualTo("quick");
            await().until(() -> peers.getFirst().outstanding() == 0);
            assertThat(peers.getFirst().condition()).isEqualTo(Peer.Condition.GOOD);
            assertThat(slow.calls()).isEqualTo(1);
        }
    }

    @Test
    void the_dependency_says_when_a_call_is_hedged_too() throws Exception {
        try (ScriptedPeer slow = ScriptedPeer.usually(text(""));
                ScriptedPeer quick = ScriptedPeer.usually(text("quick"))) {
            slow.usual(slow.silence());
            calls.bindRanked(IDEMPOTENT, slow, quick);
            DependencyPolicy hedged =
                    new DependencyPolicy(PolicyLayer.NONE, Balancing.LEAST_OUTSTANDING, Duration.ofMillis(30));

            assertThat(calls.call(hedged, CallOptions.NONE, null)).isEqualTo("quick");
        }
    }

    @Test
    void what_is_not_idempotent_is_never_made_to_two() throws Exception {
        try (ScriptedPeer slow = ScriptedPeer.usually(text(""));
                ScriptedPeer quick = ScriptedPeer.usually(text("quick"))) {
            slow.usual(slow.silence());
            calls.bindRanked(PolicyLayer.NONE, slow, quick);
            CallOptions hedged = CallOptions.timeout(Duration.ofMillis(200)).withHedgeAfter(Duration.ofMillis(10));

            assertThatThrownBy(() -> calls.call(hedged)).isInstanceOf(CallException.TimedOut.class);
            assertThat(quick.calls()).isZero();
        }
    }

    @Test
    void a_hedged_call_takes_no_longer_than_its_time() throws Exception {
        try (ScriptedPeer slow = ScriptedPeer.usually(text(""));
                ScriptedPeer slower = ScriptedPeer.usually(text(""))) {
            slow.usual(slow.silence());
            slower.usual(slower.silence());
            calls.bindRanked(IDEMPOTENT, slow, slower);
            CallOptions hedged = CallOptions.timeout(Duration.ofMillis(1000)).withHedgeAfter(Duration.ofMillis(900));
            long began = System.nanoTime();

            assertThatThrownBy(() -> calls.call(hedged)).isInstanceOf(CallException.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1700));
        }
    }

    @Test
    void the_time_left_travels_with_each_call() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            calls.bind(PolicyLayer.NONE, lone);

            calls.call(CallOptions.timeout(Duration.ofSeconds(5)));
            assertThat(Integer.parseInt(lone.headers().get("Mesh-Timeout"))).isBetween(1, 5000);
            calls.callWithin(CallOptions.timeout(Duration.ofSeconds(5)), Duration.ofMillis(900));
            assertThat(Integer.parseInt(lone.headers().get("Mesh-Timeout"))).isBetween(1, 900);
        }
    }

    @Test
    void a_call_ends_with_the_served_call_that_makes_it() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            lone.usual(lone.silence());
            calls.bind(PolicyLayer.NONE, lone);

            assertThatThrownBy(() -> calls.callWithin(CallOptions.NONE, Duration.ofMillis(150)))
                    .isInstanceOf(CallException.TimedOut.class);
        }
    }

    @Test
    void a_call_whose_time_is_over_is_not_made_and_nobody_is_blamed() throws Exception {
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            Peer peer = calls.bind(IDEMPOTENT, lone).getFirst();

            assertThatThrownBy(() -> calls.callWithin(CallOptions.NONE, Duration.ofMillis(-5)))
                    .isInstanceOf(DependencyUnavailableException.class)
                    .hasMessageContaining("no time is left");
            assertThat(lone.calls()).isZero();
            assertThat(calls.refreshes).hasValue(0);
            assertThat(peer.condition()).isEqualTo(Peer.Condition.GOOD);
        }
    }

    @Test
    void custom_headers_go_with_the_call_the_nearest_word_for_each() throws Exception {
        PolicyLayer provider = CallOptions.NONE
                .withHeader("X-Who", "provider")
                .withHeader("X-Own", "provider")
                .policy();
        try (ScriptedPeer lone = ScriptedPeer.usually(text("now"))) {
            calls.bind(provider, lone);
            calls.call();
            assertThat(lone.headers()).containsEntry("X-Who", "provider").containsEntry("X-Own", "provider");

            calls.call(CallOptions.NONE.withHeader("x-who", "call"));
            assertThat(lone.headers()).containsEntry("X-Who", "call").containsEntry("X-Own", "provider");
        }
    }

    private static Candidates equals(int count) {
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            providers.add(provider(i, 0, 1));
        }
        return new Candidates(providers);
    }

    private static Provider provider(int number, int rank, int weight) {
        Peer peer = new Peer("http://127.0.0.1:1", PeerLimits.DEFAULT);
        return new Provider("agent-" + number, "t", peer, rank, weight, PolicyLayer.NONE, TestProviders.LONG);
    }

    private List<Integer> chosen(Candidates candidates, Balancing way, @Nullable String key, int times) {
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            chosen.add(candidates.choose(new BitSet(), choice(way, key)));
        }
        return chosen;
    }

    private Choice choice(Balancing way, @Nullable String key) {
        return new Choice(way, key, provider -> false, new PeerProbe(calls.http));
    }
}
