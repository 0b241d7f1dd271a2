package dev.mesh4j.registry.api;

import dev.mesh4j.protocol.Json;
import dev.mesh4j.protocol.registry.AgentView;
import dev.mesh4j.protocol.registry.CapabilityView;
import dev.mesh4j.protocol.registry.DependencyView;
import dev.mesh4j.protocol.registry.EventView;
import dev.mesh4j.protocol.registry.RegistrationReply;
import dev.mesh4j.protocol.registry.ResolvedDependency;
import dev.mesh4j.protocol.registry.ResolvedDependency.Candidate;
import dev.mesh4j.registry.directory.AgentState;
import dev.mesh4j.registry.directory.Bindings;
import dev.mesh4j.registry.model.Agent;
import dev.mesh4j.registry.model.Event;
import dev.mesh4j.registry.model.Tool;
import dev.mesh4j.registry.resolve.Offer;
import dev.mesh4j.registry.resolve.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model as the contract shows it. */
final class Views {

    static final String OFFLINE = "offline";

    private static final String AVAILABLE = "available";
    private static final String UNRESOLVED = "unresolved";

    private Views() {}

    static RegistrationReply registered(AgentState state, List<String> warnings, Instant now) {
        Map<String, List<ResolvedDependency>> resolved = new LinkedHashMap<>();
        state.bindings().resolutions().forEach((function, resolutions) -> {
            if (!resolutions.isEmpty()) {
                resolved.put(function, resolutions.stream().map(Views::resolved).toList());
            }
        });
        List<String> all = new ArrayList<>(warnings);
        state.bindings()
                .unavailable()
                .forEach((function, reason) -> all.add("tool '" + function + "' is unavailable: " + reason));
        return new RegistrationReply(
                "success",
                now.toString(),
                "registered",
                state.agent().id(),
                all,
                resolved,
                Json.mapper().createObjectNode(),
                Json.mapper().createObjectNode());
    }

    static AgentView agent(AgentState state) {
        Agent agent = state.agent();
        Bindings bindings = state.bindings();
        return new AgentView(
                agent.id(),
                agent.name(),
                agent.type(),
                agent.runtime(),
                agent.version(),
                agent.description(),
                agent.namespace(),
                status(state),
                agent.endpoint(),
                agent.tools().stream().map(tool -> capability(tool, state)).toList(),
                bindings.total(),
                bindings.resolved(),
                dependencies(bindings),
                Json.mapper().createArrayNode(),
                Json.mapper().createArrayNode(),
                state.createdAt().toString(),
                state.lastSeen().toString(),
                "a2a".equals(agent.type()),
                false,
                agent.id());
    }

    static EventView event(Event event) {
        return new EventView(
                event.type().text(),
                event.agentId(),
                event.agentName(),
                event.function().isEmpty() ? null : event.function(),
                event.at().toString(),
                Json.mapper().valueToTree(event.data()),
                event.id());
    }

    static String status(AgentState state) {
        if (!state.live()) {
            return OFFLINE;
        }
        String health = state.agent().health().status();
        return health.equals(Agent.HEALTHY) && !state.bindings().unavailable().isEmpty() ? Agent.DEGRADED : health;
    }

    private static CapabilityView capability(Tool tool, AgentState state) {
        String reason = unavailable(tool, state);
        return new CapabilityView(
                tool.capability(),
                tool.version(),
                tool.function(),
                tool.tags(),
                tool.description(),
                reason == null,
                reason,
                false);
    }

    private static @Nullable String unavailable(Tool tool, AgentState state) {
        if (!state.live()) {
            return "the agent gives no sign of life";
        }
        return state.agent()
                .unhealthy()
                .map(reason -> "the agent is unhealthy: " + reason)
                .orElse(state.bindings().unavailable().get(tool.function()));
    }

    private static List<DependencyView> dependencies(Bindings bindings) {
        List<DependencyView> views = new ArrayList<>();
        bindings.resolutions().forEach((function, resolutions) -> {
            for (Resolution resolution : resolutions) {
                Offer winner = winner(resolution);
                views.add(new DependencyView(
                        function,
                        resolution.need().capability(),
                        resolution.need().tags(),
                        winner == null ? "" : winner.tool().function(),
                        winner == null ? "" : winner.agent().id(),
                        winner == null ? "" : winner.agent().endpoint(),
                        winner == null ? UNRESOLVED : AVAILABLE,
                        winner == null ? resolution.reason() : null));
            }
        });
        return views;
    }

    private static ResolvedDependency resolved(Resolution resolution) {
        Offer winner = winner(resolution);
        if (winner == null) {
            String capability = resolution.need().capability();
            return new ResolvedDependency("", "", "", capability, UNRESOLVED, null, null, resolution.reason());
        }
        return new ResolvedDependency(
                winner.agent().id(),
                winner.tool().function(),
                winner.agent().endpoint(),
                winner.tool().capability(),
                AVAILABLE,
                winner.tool().kwargs(),
                candidates(resolution),
                null);
    }

    private static List<Candidate> candidates(Resolution resolution) {
        Iterator<Integer> ranks = resolution.ranks().iterator();
        return resolution.candidates().stream()
                .map(offer -> new Candidate(
                        offer.agent().id(),
                        offer.tool().function(),
                        offer.agent().endpoint(),
                        offer.tool().kwargs(),
                        ranks.next()))
                .toList();
    }

    private static @Nullable Offer winner(Resolution resolution) {
        return resolution.candidates().isEmpty()
                ? null
                : resolution.candidates().getFirst();
    }
}
