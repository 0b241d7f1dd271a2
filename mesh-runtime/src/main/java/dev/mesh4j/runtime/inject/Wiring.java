package dev.mesh4j.runtime.inject;

import dev.mesh4j.protocol.client.McpEndpoint;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.runtime.call.Provider;
import dev.mesh4j.runtime.call.Providers;
import dev.mesh4j.runtime.call.Target;
import dev.mesh4j.runtime.invoke.LocalTool;
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
    private Map<String, McpEndpoint> endpoints = new HashMap<>();

    /**
     * @param consumers the clients of each tool, by its name
     * @param tools the agent's own tools now, by name, in a fixed order: of two equal providers the first one wins
     */
    public Wiring(String agentId, Map<String, Clients> consumers, Supplier<Map<String, LocalTool>> tools) {
        this.agentId = agentId;
        this.consumers = Map.copyOf(consumers);
        this.tools = tools;
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
        Map<String, McpEndpoint> inUse = new HashMap<>();
        Map<String, List<ResolvedDependency>> resolved =
                Objects.requireNonNullElse(reply.dependenciesResolved(), Map.of());
        consumers.forEach((consumer, clients) -> {
            List<DependencySlot> slots = clients.slots();
            List<ResolvedDependency> entries = Objects.requireNonNullElse(resolved.get(consumer), List.of());
            for (int i = 0; i < slots.size(); i++) {
                ResolvedDependency entry = i < entries.size() ? entries.get(i) : null;
                swap(consumer, slots.get(i), target(entry, inUse));
            }
        });
        endpoints = inUse;
    }

    /** Whether every slot has a provider. */
    public boolean isComplete() {
        return consumers.values().stream().flatMap(c -> c.slots().stream()).allMatch(DependencySlot::isAvailable);
    }

    private Target target(@Nullable ResolvedDependency entry, Map<String, McpEndpoint> inUse) {
        if (entry == null || !isUsable(entry)) {
            String reason = entry == null || entry.reason() == null ? "no provider matches" : entry.reason();
            return new Target.Unresolved(reason);
        }
        LocalTool own = agentId.equals(entry.agentId()) ? tools.get().get(entry.functionName()) : null;
        if (own != null) {
            return new Target.Local(own);
        }
        List<Provider> providers = candidates(entry).stream()
                .filter(c -> !isBlank(c.endpoint()) && !isBlank(c.functionName()) && !agentId.equals(c.agentId()))
                .map(c -> provider(c, inUse))
                .toList();
        return providers.isEmpty()
                ? new Target.Unresolved("its provider " + entry.agentId() + " has no HTTP endpoint")
                : new Target.Remote(new Providers(providers));
    }

    private Provider provider(ResolvedDependency.Candidate candidate, Map<String, McpEndpoint> inUse) {
        String url = Objects.requireNonNull(candidate.endpoint());
        McpEndpoint known = endpoints.get(url);
        McpEndpoint endpoint = inUse.computeIfAbsent(url, u -> known == null ? McpEndpoint.ofAgent(u) : known);
        return new Provider(
                Objects.requireNonNullElse(candidate.agentId(), ""),
                Objects.requireNonNull(candidate.functionName()),
                endpoint);
    }

    /** Other registries name only the winner. */
    private static List<ResolvedDependency.Candidate> candidates(ResolvedDependency entry) {
        List<ResolvedDependency.Candidate> ranked = entry.candidates();
        return ranked == null || ranked.isEmpty()
                ? List.of(new ResolvedDependency.Candidate(
                        entry.agentId(), entry.functionName(), entry.endpoint(), entry.kwargs()))
                : ranked.stream().filter(Objects::nonNull).toList();
    }

    private static boolean isUsable(ResolvedDependency entry) {
        boolean usable = "available".equals(entry.status()) || "degraded".equals(entry.status());
        return usable && !isBlank(entry.functionName());
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void swap(String consumer, DependencySlot slot, Target next) {
        Target before = slot.target();
        String was = describe(before);
        String is = describe(next);
        if (!was.equals(is)) {
            slot.bind(next);
            log.info("{} → {}: {}", consumer, slot.dependency(), is);
        } else if (next instanceof Target.Unresolved) {
            slot.bind(next);
        }
    }

    /** Why a target cannot be called; empty when it can. */
    static String reason(Target target) {
        return target instanceof Target.Unresolved(String reason) ? reason : "";
    }

    private static String describe(Target target) {
        return switch (target) {
            case Target.Unresolved unresolved -> "no provider";
            case Target.Local(LocalTool tool) -> tool.descriptor().name() + " in this agent";
            case Target.Remote(Providers providers) ->
                String.join(
                        ", ", providers.ranked().stream().map(Wiring::describe).toList());
        };
    }

    private static String describe(Provider provider) {
        return provider.agentId() + "/" + provider.tool() + " at " + provider.endpoint();
    }
}
