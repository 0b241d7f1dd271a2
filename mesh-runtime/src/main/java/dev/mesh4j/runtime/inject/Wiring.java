package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.runtime.DependencyResolver;
import dev.mesh4j.runtime.DependencyState;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the slots of an agent to what the registry resolved, and until it did, to the agent's own tools. Applying the same
 * answer twice changes nothing. Consumers come and go while the agent runs. Thread-safe.
 */
public final class Wiring {

    private static final Logger log = LoggerFactory.getLogger(Wiring.class);

    private final String agentId;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Clients> consumers = new ConcurrentHashMap<>();
    private final Supplier<Map<String, LocalTool>> tools;
    private final PeerLimits limits;
    private final Duration defaultTimeout;
    private final Resolving resolving;
    private @Nullable RegistrationReply last;
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
        this(agentId, consumers, tools, limits, defaultTimeout, Resolving.NONE);
    }

    /** @param resolver asked before any other */
    public Wiring(
            String agentId,
            Map<String, Clients> consumers,
            Supplier<Map<String, LocalTool>> tools,
            PeerLimits limits,
            Duration defaultTimeout,
            DependencyResolver resolver) {
        this.resolving = new Resolving(resolver);
        this.agentId = agentId;
        this.consumers.putAll(consumers);
        this.tools = tools;
        this.limits = limits;
        this.defaultTimeout = defaultTimeout;
    }

    /** Tools with these clients have come; what the agent itself can provide is bound at once. */
    public void add(Map<String, Clients> more) {
        locked(() -> {
            consumers.putAll(more);
            bindOwn();
        });
    }

    /** These tools are gone, as consumers and as providers. */
    public void remove(Map<String, Clients> less) {
        locked(() -> {
            // another tool may have taken the name by now
            less.forEach(consumers::remove);
            bindOwn();
        });
    }

    /** Binds what this agent can provide to itself. */
    public void bindLocally() {
        locked(this::bindOwn);
    }

    private void bindOwn() {
        Map<String, LocalTool> own = tools.get();
        Map<String, Peer> inUse = new HashMap<>(peers);
        consumers.forEach((consumer, clients) -> {
            for (DependencySlot slot : clients.slots()) {
                if (slot.target() instanceof Target.Unresolved || isGone(slot.target(), own)) {
                    swap(consumer, slot, own(consumer, slot, inUse));
                }
            }
        });
        peers = inUse;
    }

    private static boolean isGone(Target target, Map<String, LocalTool> own) {
        return target instanceof Target.Local(LocalTool tool)
                && own.get(tool.descriptor().name()) != tool;
    }

    /** What can be known without the registry. */
    private Target own(String consumer, DependencySlot slot, Map<String, Peer> inUse) {
        Optional<LocalTool> match =
                LocalMatch.best(slot.dependency(), consumer, tools.get().values());
        if (resolving.isAsked()) {
            List<ResolvedDependency.Candidate> known = match.stream()
                    .map(tool -> new ResolvedDependency.Candidate(
                            agentId, tool.descriptor().name(), "", null, 0))
                    .toList();
            Optional<List<ResolvedDependency.Candidate>> chosen = resolving.ask(consumer, slot.dependency(), known);
            if (chosen.isPresent()) {
                return chosen(chosen.get(), slot.dependency(), inUse);
            }
        }
        if (match.isPresent()) {
            return new Target.Local(match.get());
        }
        return slot.target() instanceof Target.Unresolved
                ? slot.target()
                : new Target.Unresolved("its provider in this agent was taken back");
    }

    /** Binds every slot to what the registry resolved for it. */
    public void apply(RegistrationReply reply) {
        locked(() -> bind(reply));
    }

    /** The registry is away: the resolver may know better than what was known last. */
    public void applyAgain() {
        if (resolving.isAsked()) {
            locked(() -> {
                RegistrationReply known = last;
                if (known == null) {
                    bindOwn();
                } else {
                    bind(known);
                }
            });
        }
    }

    private void bind(RegistrationReply reply) {
        last = reply;
        Map<String, Peer> inUse = new HashMap<>();
        Map<String, List<ResolvedDependency>> resolved =
                Objects.requireNonNullElse(reply.dependenciesResolved(), Map.of());
        consumers.forEach((consumer, clients) -> {
            List<DependencySlot> slots = clients.slots();
            List<ResolvedDependency> entries = Objects.requireNonNullElse(resolved.get(consumer), List.of());
            for (int i = 0; i < slots.size(); i++) {
                ResolvedDependency entry = i < entries.size() ? entries.get(i) : null;
                swap(
                        consumer,
                        slots.get(i),
                        target(entry, consumer, slots.get(i).dependency(), inUse));
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

    /** What every slot is bound to now. */
    public List<DependencyState> dependencies() {
        return consumers.entrySet().stream()
                .flatMap(consumer -> consumer.getValue().slots().stream().map(slot -> state(consumer.getKey(), slot)))
                .toList();
    }

    private static DependencyState state(String consumer, DependencySlot slot) {
        Target target = slot.target();
        return new DependencyState(
                consumer,
                slot.dependency().toString(),
                slot.dependency().required(),
                target instanceof Target.Unresolved ? "" : describe(target),
                reason(target));
    }

    private Target target(
            @Nullable ResolvedDependency entry,
            String consumer,
            DependencyDescriptor dependency,
            Map<String, Peer> inUse) {
        if (resolving.isAsked()) {
            List<ResolvedDependency.Candidate> known =
                    entry == null || !isUsable(entry) ? List.of() : candidates(entry);
            Optional<List<ResolvedDependency.Candidate>> chosen = resolving.ask(consumer, dependency, known);
            if (chosen.isPresent()) {
                return chosen(chosen.get(), dependency, inUse);
            }
        }
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
                .map(c -> provider(c, false, dependency, inUse))
                .toList();
        return providers.isEmpty()
                ? new Target.Unresolved("its provider " + entry.agentId() + " has no HTTP endpoint")
                : new Target.Remote(new Candidates(providers));
    }

    private Target chosen(
            List<ResolvedDependency.Candidate> chosen, DependencyDescriptor dependency, Map<String, Peer> inUse) {
        if (chosen.isEmpty()) {
            return new Target.Unresolved("its resolver names no provider");
        }
        LocalTool own = agentId.equals(chosen.getFirst().agentId())
                ? tools.get().get(chosen.getFirst().functionName())
                : null;
        List<Provider> providers = chosen.stream()
                .filter(c -> isHttp(c.endpoint()) && !isBlank(c.functionName()) && !agentId.equals(c.agentId()))
                .map(c -> provider(c, isBlank(c.agentId()), dependency, inUse))
                .toList();
        if (own != null) {
            return new Target.Local(own);
        }
        return providers.isEmpty()
                ? new Target.Unresolved("its resolver names no provider that can be called")
                : new Target.Remote(new Candidates(providers));
    }

    private Provider provider(
            ResolvedDependency.Candidate candidate,
            boolean exact,
            DependencyDescriptor dependency,
            Map<String, Peer> inUse) {
        String url = Objects.requireNonNull(candidate.endpoint());
        String agent = Objects.requireNonNullElse(candidate.agentId(), "");
        // another agent at the same address is judged anew
        String key = agent + " " + url;
        Peer known = peers.get(key);
        Peer peer = inUse.computeIfAbsent(key, k -> known == null ? peer(exact, url) : known);
        return new Provider(
                agent,
                Objects.requireNonNull(candidate.functionName()),
                peer,
                Objects.requireNonNullElse(candidate.rank(), 0),
                Kwargs.weight(candidate.kwargs()),
                dependency.policy().layer().over(Kwargs.read(candidate.kwargs())),
                defaultTimeout);
    }

    /** An agent, or a server at exactly this URL. */
    private Peer peer(boolean exact, String url) {
        return exact ? new Peer(url, McpEndpoint.at(url), limits) : new Peer(url, limits);
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
        if (before == next || before.equals(next)) {
            return;
        }
        slot.bind(next);
        if (!describe(before).equals(describe(next))) {
            log.info("{} → {}: {}", consumer, slot.dependency(), describe(next));
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
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
