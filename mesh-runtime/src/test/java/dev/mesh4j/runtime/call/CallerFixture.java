package dev.mesh4j.runtime.call;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.client.HttpTransport;
import dev.mesh4j.runtime.CallOptions;
import dev.mesh4j.runtime.invoke.LocalExchange;
import dev.mesh4j.runtime.policy.DependencyPolicy;
import dev.mesh4j.runtime.policy.PolicyLayer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One dependency of one agent, and its calls. */
final class CallerFixture implements AutoCloseable {

    static final DependencyName TIME = new DependencyName("time", "time");

    final HttpTransport http = new HttpTransport();
    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicReference<Target> target = new AtomicReference<>(new Target.Unresolved("nobody"));
    final RetryBudget budget = new RetryBudget();
    private final ToolCaller caller = TestProviders.caller(http, atMost -> refreshes.incrementAndGet());
    private PeerLimits limits = PeerLimits.DEFAULT;

    CallerFixture limits(PeerLimits limits) {
        this.limits = limits;
        return this;
    }

    /** Equals named agent-0, agent-1 and so on. */
    List<Peer> bind(PolicyLayer policy, ScriptedPeer... peers) {
        return bind(policy, new int[peers.length], peers);
    }

    /** Each better than the next. */
    List<Peer> bindRanked(PolicyLayer policy, ScriptedPeer... peers) {
        int[] ranks = new int[peers.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = i;
        }
        return bind(policy, ranks, peers);
    }

    private List<Peer> bind(PolicyLayer policy, int[] ranks, ScriptedPeer... peers) {
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < peers.length; i++) {
            Peer peer = new Peer(peers[i].url(), limits);
            providers.add(new Provider("agent-" + i, "now", peer, ranks[i], 1, policy, TestProviders.LONG));
        }
        bind(new Candidates(providers));
        return providers.stream().map(Provider::peer).toList();
    }

    void bind(Candidates candidates) {
        target.set(new Target.Remote(candidates));
    }

    String call() {
        return call(CallOptions.NONE);
    }

    String call(CallOptions options) {
        return call(DependencyPolicy.DEFAULT, options, null);
    }

    /** Of a served call that ends after this time. */
    String callWithin(CallOptions options, Duration left) {
        CurrentCall within = new CurrentCall(
                new LocalExchange(), System.nanoTime() + left.toNanos(), CallContext.of(new LocalExchange()));
        return call(DependencyPolicy.DEFAULT, options, within);
    }

    String call(DependencyPolicy dependency, CallOptions options, @Nullable CurrentCall within) {
        Calling calling = new Calling(
                TIME, target::get, dependency, options, Json.mapper().createObjectNode(), within);
        return caller.call(calling, budget).text();
    }

    @Override
    public void close() {
        http.close();
    }
}
