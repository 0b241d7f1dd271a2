package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.runtime.call.Candidates;
import dev.mesh4j.runtime.call.Peer;
import dev.mesh4j.runtime.call.PeerLimits;
import dev.mesh4j.runtime.call.Provider;
import dev.mesh4j.runtime.call.ProxyKind;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.invoke.LocalTool;
import dev.mesh4j.runtime.policy.Kwargs;
import dev.mesh4j.runtime.scan.DependencyDescriptor;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the slots of an agent to what the registry resolved, and until it did, to the agent's own tools. Applying the same
 * answer twice changes nothing. Called by one thread at a time.
 */
public final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    private final String agentId;
    private final Map<String, Clients> consumers;
    private final Supplier<Map<String, LocalTool>> tools;
    private final PeerLimits limits;
    private final Duration defaultTimeout;
    private volatile Map<String, Peer> peers = new HashMap<>();

    /**
     * @param consumers the clients of each tool, by its name
     * @param tools the agent's own tools now, by name, in a fixed order: of two equal providers the first one wins
     * @param limits of what is asked of another agent
     * @param defaultTimeout of calls for which nobody says one
     */
    public Wiring(
            String agentId,
            Map<String, Clients> consumers,
            Supplier<Map<String, LocalTool>> tools,
            PeerLimits limits,
            Duration defaultTimeout) {
        this.agentId = agentId;
        this.consumers = Map.copyOf(consumers);
        this.tools = tools;
        this.limits = limits;
        this.defaultTimeout = defaultTimeout;
    }

    /** Binds what this agent can provide to itself. */
    public void bindLocally() {
        consumers.forEach((consumer, clients) -> {
            for (DependencySlot slot : clients.slots()) {
                LocalMatch.best(slot.dependency(), consumer, tools.get().values())
                        .ifPresent(tool -> swap(consumer, slot, new Target.Local(tool)));
            }
        });
    }

    /** Binds every slot to what the registry resolved for it. */
    public void apply(RegistrationReply reply) {
        Map<String, Peer> inUse = new HashMap<>();
        Map<String, List<ResolvedDependency>> resolved =
                Objects.requireNonNullElse(reply.dependenciesResolved(), Map.of());
        consumers.forEach((consumer, clients) -> {
            List<DependencySlot> slots = clients.slots();
            List<ResolvedDependency> entries = Objects.requireNonNullElse(resolved.get(consumer), List.of());
            for (int i = 0; i < slots.size(); i++) {
                ResolvedDependency entry = i < entries.size() ? entries.get(i) : null;
                swap(consumer, slots.get(i), target(entry, slots.get(i).dependency(), inUse));
            }
        });
        peers = inUse;
    }

    /** The agents that are bound to now. */
    public Collection<Peer> peers() {
        return peers.values();
    }

    /** Whether every slot has a provider. */
    public boolean isComplete() {
        return consumers.values().stream().flatMap(c -> c.slots().stream()).allMatch(DependencySlot::isAvailable);
    }

    private Target target(
            @Nullable ResolvedDependency entry, DependencyDescriptor dependency, Map<String, Peer> inUse) {
        if (entry == null || !isUsable(entry)) {
            String reason = entry == null || entry.reason() == null ? "no provider matches" : entry.reason();
            return new Target.Unresolved(reason);
        }
        LocalTool own = agentId.equals(entry.agentId()) ? tools.get().get(entry.functionName()) : null;
        if (own != null) {
            return new Target.Local(own);
        }
        List<Provider> providers = candidates(entry).stream()
                .filter(c -> isHttp(c.endpoint()) && !isBlank(c.functionName()) && !agentId.equals(c.agentId()))
                .map(c -> provider(c, dependency, inUse))
                .toList();
        return providers.isEmpty()
                ? new Target.Unresolved("its provider " + entry.agentId() + " has no HTTP endpoint")
                : new Target.Remote(new Candidates(providers));
    }

    private Provider provider(
            ResolvedDependency.Candidate candidate, DependencyDescriptor dependency, Map<String, Peer> inUse) {
        String url = Objects.requireNonNull(candidate.endpoint());
        String agent = Objects.requireNonNullElse(candidate.agentId(), "");
        // another agent at the same address is judged anew
        String key = agent + " " + url;
        Peer known = peers.get(key);
        Peer peer = inUse.computeIfAbsent(key, k -> known == null ? new Peer(url, limits) : known);
        return new Provider(
                agent,
                Objects.requireNonNull(candidate.functionName()),
                peer,
                Objects.requireNonNullElse(candidate.rank(), 0),
                Kwargs.weight(candidate.kwargs()),
                dependency.policy().layer().over(Kwargs.read(candidate.kwargs())),
                defaultTimeout);
    }

    /** Other registries name only the winner. */
    private static List<ResolvedDependency.Candidate> candidates(ResolvedDependency entry) {
        List<ResolvedDependency.Candidate> ranked = entry.candidates();
        return ranked == null || ranked.isEmpty()
                ? List.of(new ResolvedDependency.Candidate(
                        entry.agentId(), entry.functionName(), entry.endpoint(), entry.kwargs(), 0))
                : ranked.stream().filter(Objects::nonNull).toList();
    }

    private static boolean isUsable(ResolvedDependency entry) {
        boolean usable = "available".equals(entry.status()) || "degraded".equals(entry.status());
        return usable && !isBlank(entry.functionName());
    }

    /** An agent on stdio has another address, which nobody can call. */
    private static boolean isHttp(@Nullable String url) {
        return url != null && (url.startsWith("http://") || url.startsWith("https://"));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void swap(String consumer, DependencySlot slot, Target next) {
        Target before = slot.target();
        if (before.equals(next)) {
            return;
        }
        slot.bind(next);
        if (!describe(before).equals(describe(next))) {
            log.info("{} → {}: {}", consumer, slot.dependency(), describe(next));
        }
    }

    /** Why a target cannot be called; empty when it can. */
    static String reason(Target target) {
        return target instanceof Target.Unresolved(String reason) ? reason : "";
    }

    /** For log lines: the kind of proxy, and where it leads. */
    static String describe(Target target) {
        String kind = ProxyKind.of(target).map(k -> k + " proxy to ").orElse("");
        return switch (target) {
            case Target.Unresolved unresolved -> "no provider";
            case Target.Local(LocalTool tool) -> kind + tool.descriptor().name() + " in this agent";
            case Target.Remote(Candidates candidates) ->
                kind
                        + String.join(
                                ", ",
                                candidates.ranked().stream()
                                        .map(Wiring::describe)
                                        .toList());
        };
    }

    private static String describe(Provider provider) {
        return provider.agentId() + "/" + provider.tool() + " at " + provider.peer();
    }
}
